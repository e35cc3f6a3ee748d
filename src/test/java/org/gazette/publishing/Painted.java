package org.gazette.publishing;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests: hills under a sky, the same for the same number. */
final class Painted {
    private Painted() {}

    static void hills(Path file, int number, int width, int height) {
        Random chance = new Random(number);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = chance.nextFloat();
        Color high = Color.getHSBColor(hue, .45f, .75f);
        Color low = Color.getHSBColor(hue + .08f, .25f, .97f);
        brush.setPaint(new GradientPaint(0, 0, high, 0, height, low));
        brush.fillRect(0, 0, width, height);
        for (int layer = 0; layer < 4; layer++) {
            brush.setColor(Color.getHSBColor(hue + .5f, .3f + layer * .1f, .6f - layer * .13f));
            brush.fillPolygon(hill(chance, layer, width, height));
        }
        brush.dispose();
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(picture, "jpg", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Polygon hill(Random chance, int layer, int width, int height) {
        Polygon hill = new Polygon();
        double phase = chance.nextDouble() * 6;
        hill.addPoint(0, height);
        for (int x = 0; x <= width; x += 4) {
            double wave = Math.sin(x / (width / (5.0 + layer)) + phase) + .4 * Math.sin(x / (width / 17.0) + phase * 2);
            hill.addPoint(x, (int) (height * (.45 + layer * .14) + wave * height * .06));
        }
        hill.addPoint(width, height);
        return hill;
    }
}
