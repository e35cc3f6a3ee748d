package org.gazette.delivery;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which words, in many tongues, a mail is known for a return, a delay or an automatic answer. All in lower case. */
final class BounceWords {
    private static final Pattern AWAY =
            Pattern.compile("out of (the )?office|auto(matic|mated|matische|matisch)?[ -]?(reply|"
                    + "response|antwort|answer)|autoreply|autoresponder|vacation|on (annual |parental |sick )?leave|away from|i am away"
                    + "|abwesen|urlaub|nicht im b[uü]ro|nicht erreichbar|elternzeit"
                    + "|réponse automatique|reponse automatique|absent|absence du bureau|en congé|congés"
                    + "|respuesta automática|respuesta automatica|fuera de (la )?oficina|ausencia|de vacaciones"
                    + "|resposta automática|resposta automatica|fora do escritório|ausência|de férias"
                    + "|risposta automatica|fuori (sede|ufficio)|assenza|in ferie|automatisch antwoord|afwezig|niet aanwezig"
                    + "|autosvar|automatiskt svar|automatisk svar|frånvaro|fraværende|fravær|automaattinen vastaus|poissa"
                    + "|automatyczna odpowied|poza biurem|nieobecn|automatická odpověď|mimo kancelář|automatikus válasz|házon kívül"
                    + "|otomatik yanıt|ofis dışında|автоответ|автоматический ответ|в отпуске|отсутств|автоматична відповідь"
                    + "|自動応答|自動返信|不在|休暇|自动回复|自動回覆|自動回復|外出|휴가|부재|자동 회신|자동응답|الرد التلقائي|רד אוטומטי|תשובה אוטומטית");

    private static final Pattern FAILING =
            Pattern.compile("undeliver|not (be )?deliver|delivery (status|failure|failed|has failed"
                    + "|problem|report|error|notification|incomplete)|returned mail|returned to sender|failure notice|mail(er)? (delivery|"
                    + "system)|could not be (sent|delivered)|couldn't be delivered|returning message|mail delivery failed|delivery to the"
                    + " following|nondeliverable|message not delivered|rejected|bounce|failed mail|permanent(ly)? fail|error sending"
                    + "|unzustellbar|nicht zugestellt|nicht zustellbar|konnte nicht (an|aus)|fehler bei der nachricht"
                    + "|non[- ]remis|non distribu|échec (de|d’|d')|impossible d|pas pu être (remis|distribu|envoy)|n'a pas été (remis|distribu)"
                    + "|no (se )?(pudo|ha podido|fue|es posible)[^.]{0,30}entreg|no entregad|correo devuelto|mensaje devuelto|error de entrega"
                    + "|não (foi |pôde ser |pode ser )?entreg|devolvid|falha (na|de) entrega|não foi possível"
                    + "|mancata consegna|non (è stato )?(possibile )?(consegn|recapit)|impossibile (recapitare|consegnare)"
                    + "|onbestelbaar|niet (worden )?(bezorgd|afgeleverd)|kunde inte levereras|olevererbar|kunne ikke leveres|ikke levert"
                    + "|toimitus epäonnistui|ei voitu toimittaa|nie (można|mogła|została|udało)[^.]{0,30}dostarcz|niedostarcz|nedoručiteln"
                    + "|nelze doručit|nem kézbesíthető|kézbesíthetetlen|iletilemedi|teslim edilemedi"
                    + "|не (было |может быть |удалось |была )?доставл|недоставл|не удалось доставить|не может быть доставлен|возврат"
                    + "|配信でき|配信不能|配送でき|送信でき|届け(られ|ること)|エラーメール|退信|退回|无法(送达|投递|发送)|無法(送達|投遞|傳送)|未能送|投递失败"
                    + "|반송|전송 실패|배달되지|전달할 수 없|تعذر تسليم|לא נמסר");

    private static final Pattern LATE =
            Pattern.compile("delayed|will (be retried|keep trying|continue)|warning: (message|could not)"
                    + "|still (being|trying|undelivered)|not yet been delivered|has not been delivered to all"
                    + "|no action is required|this is a warning message only|this is a warning only|noch nicht zugestellt|verzögert|retardé"
                    + "|retrasad|atrasad|in ritardo|vertraagd|задерж|遅延|延迟");

    /** Where servers without a report for machines begin to quote the letter. */
    private static final Pattern QUOTED = Pattern.compile("(?im)^.{0,12}(below this line is a copy of the message"
            + "|this is a copy of (the|your) message|original message(?! was)|(the )?(header of the )?original message follows"
            + "|unsent message|message headers? follow|copy of (the|your) (original )?message|text of (the|your) message"
            + "|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale"
            + "|return-path:|received: (from|by)).*$");

    /** A quotation does not begin before this: some servers open with such words. */
    private static final int OPENING = 20;

    private BounceWords() {}

    static boolean away(String words) {
        return AWAY.matcher(words).find();
    }

    static boolean failing(String words) {
        return FAILING.matcher(words).find();
    }

    static boolean late(String words) {
        return LATE.matcher(words).find();
    }

    /** What a server says in its own words: up to where it quotes the letter. */
    static String own(String words) {
        Matcher quoted = QUOTED.matcher(words);
        for (boolean found = quoted.find(); found; found = quoted.find()) {
            if (quoted.start() > OPENING) {
                return words.substring(0, quoted.start());
            }
        }
        return words;
    }

    static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }
}
