// Guesses the time zone, and does the work that the form asks for when very many come. The form works without it.
(function () {
  "use strict";
  var form = document.querySelector("form[data-ticket]");
  if (!form) return;

  var zone = form.querySelector("[data-zone]");
  try {
    var own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (own && zone && zone.value === zone.defaultValue) zone.value = own;
  } catch (e) { /* the page's own guess stands */ }

  var bits = Number(form.dataset.bits);
  if (!bits) return;
  var without = document.querySelector("[data-without]");
  if (without) without.hidden = true;
  var button = form.querySelector("button[type=submit]");
  button.disabled = true;
  var prefix = form.dataset.ticket + ".";
  var number = 0;

  function step() {
    for (var end = number + 5000; number < end; number++) {
      if (zeros(sha256(prefix + number)) >= bits) {
        form.elements.work.value = String(number);
        button.disabled = false;
        form.dataset.done = "yes";
        return;
      }
    }
    setTimeout(step, 0);
  }

  function zeros(word) {
    return word === 0 ? 32 : Math.clz32(word);
  }

  var K = [];
  (function () {
    function fraction(x) { return (x - Math.floor(x)) * 4294967296 | 0; }
    for (var n = 2; K.length < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
      if (prime) K.push(fraction(Math.pow(n, 1 / 3)));
    }
  })();
  var START = [0x6a09e667, 0xbb67ae85 | 0, 0x3c6ef372, 0xa54ff53a | 0, 0x510e527f, 0x9b05688c | 0, 0x1f83d9ab, 0x5be0cd19];
  var W = new Int32Array(64);

  // The first 32 bits of SHA-256 (FIPS 180-4) of an ASCII text.
  function sha256(text) {
    var length = text.length, blocks = (length + 9 + 63) >> 6, words = new Int32Array(blocks * 16);
    for (var i = 0; i < length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    words[length >> 2] |= 0x80 << (24 - (length % 4) * 8);
    words[blocks * 16 - 1] = length * 8;
    var h = START.slice();
    for (var block = 0; block < blocks; block++) {
      for (var t = 0; t < 64; t++) {
        if (t < 16) { W[t] = words[block * 16 + t]; continue; }
        var x = W[t - 15], y = W[t - 2];
        var s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3);
        var s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10);
        W[t] = W[t - 16] + s0 + W[t - 7] + s1 | 0;
      }
      var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
      for (t = 0; t < 64; t++) {
        var S1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
        var one = k + S1 + ((e & f) ^ (~e & g)) + K[t] + W[t] | 0;
        var S0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
        var two = S0 + ((a & b) ^ (a & c) ^ (b & c)) | 0;
        k = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
      }
      h = [h[0] + a | 0, h[1] + b | 0, h[2] + c | 0, h[3] + d | 0, h[4] + e | 0, h[5] + f | 0, h[6] + g | 0, h[7] + k | 0];
    }
    return h[0];
  }

  step();
})();
