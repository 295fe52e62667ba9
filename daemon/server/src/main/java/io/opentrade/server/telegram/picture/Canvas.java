package io.opentrade.server.telegram.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A dark sheet with a plot on it: values upwards, steps to the right. Sizes are in pixels.
final class Canvas {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int LEFT = 28;
  private static final int RIGHT = 132;
  private static final int TOP = 64;
  private static final int BOTTOM = 52;
  private static final float LETTERS = 20;

  static final Color UP = new Color(0x26A69A);
  static final Color DOWN = new Color(0xEF5350);
  static final Color LINE = new Color(0xFFCA28);
  private static final Color SHEET = new Color(0x131722);
  private static final Color GRID = new Color(0x2A2E39);
  private static final Color WORDS = new Color(0xD1D4DC);

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D pen = image.createGraphics();
  private final Scale scale;
  private final int steps;

  /// @param steps how many stand side by side
  Canvas(String title, Scale scale, int steps) {
    this.scale = scale;
    this.steps = steps;
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(SHEET);
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(LETTERS * 1.2f)));
    pen.setColor(WORDS);
    pen.drawString(title, LEFT, TOP - 24);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, Math.round(LETTERS)));
    for (double mark : scale.marks()) {
      pen.setColor(GRID);
      pen.draw(new Line2D.Double(LEFT, y(mark), WIDTH - RIGHT, y(mark)));
      pen.setColor(WORDS);
      pen.drawString(scale.label(mark), WIDTH - RIGHT + 10, (float) y(mark) + 7);
    }
  }

  /// Words under a step.
  void under(int step, String words) {
    int width = pen.getFontMetrics().stringWidth(words);
    double at = Math.clamp(x(step) - width / 2.0, LEFT, WIDTH - RIGHT - width);
    pen.setColor(WORDS);
    pen.drawString(words, (float) at, HEIGHT - BOTTOM + 34);
  }

  /// A bar between two values, as wide as most of a step.
  void bar(int step, double from, double to, Color color) {
    double width = Math.max(1.5, 0.7 * (WIDTH - LEFT - RIGHT) / steps);
    double top = Math.min(y(from), y(to));
    double height = Math.max(1.5, Math.abs(y(from) - y(to)));
    pen.setColor(color);
    pen.fill(new Rectangle2D.Double(x(step) - width / 2, top, width, height));
  }

  /// A thin line upwards.
  void wick(int step, double low, double high, Color color) {
    pen.setColor(color);
    pen.setStroke(new BasicStroke(1.5f));
    pen.draw(new Line2D.Double(x(step), y(low), x(step), y(high)));
  }

  /// A line from step to step.
  void curve(double[] values, Color color) {
    Path2D path = new Path2D.Double();
    for (int step = 0; step < values.length; step++) {
      if (step == 0) {
        path.moveTo(x(0), y(values[0]));
      } else {
        path.lineTo(x(step), y(values[step]));
      }
    }
    pen.setColor(color);
    pen.setStroke(new BasicStroke(3));
    pen.draw(path);
  }

  /// The last value, marked at the right edge.
  void mark(double value, Color color) {
    pen.setColor(color);
    pen.fill(new Rectangle2D.Double(WIDTH - RIGHT + 4, y(value) - 14, RIGHT - 8, 28));
    pen.setColor(SHEET);
    pen.drawString(scale.label(value), WIDTH - RIGHT + 10, (float) y(value) + 7);
  }

  byte[] png() {
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
    try {
      // In memory: ImageIO would make a file of its own for its cache.
      ImageIO.setUseCache(false);
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private double x(int step) {
    return LEFT + (step + 0.5) * (WIDTH - LEFT - RIGHT) / steps;
  }

  private double y(double value) {
    double share = (value - scale.least()) / (scale.most() - scale.least());
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }
}
