package io.opentrade.commands.telegram;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/// A QR code for a dark terminal: half a character for each square, the light ones drawn, with the
/// light edge that scanners need.
final class QrCode {
  private static final int EDGE = 2;

  private QrCode() {}

  static List<String> lines(String text) {
    ByteMatrix squares = squares(text);
    List<String> lines = new ArrayList<>();
    for (int y = -EDGE; y < squares.getHeight() + EDGE; y += 2) {
      StringBuilder line = new StringBuilder();
      for (int x = -EDGE; x < squares.getWidth() + EDGE; x++) {
        line.append(half(light(squares, x, y), light(squares, x, y + 1)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static ByteMatrix squares(String text) {
    try {
      return Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix();
    } catch (WriterException tooLong) {
      throw new IllegalArgumentException("too long for a QR code", tooLong);
    }
  }

  private static char half(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private static boolean light(ByteMatrix squares, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < squares.getWidth() && y < squares.getHeight();
    return !inside || squares.get(x, y) == 0;
  }
}
