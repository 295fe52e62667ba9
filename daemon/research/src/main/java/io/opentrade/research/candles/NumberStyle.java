package io.opentrade.research.candles;

/// What comma and point mean in the numbers of a file.
enum NumberStyle {
  /// Nothing tells; a point is a decimal sign.
  UNKNOWN,
  /// 1,234.5
  POINT,
  /// 1.234,5
  COMMA,
  /// Both at once: nothing can be read with confidence.
  MIXED;

  /// What the first rows tell.
  ///
  /// @param text whole lines, from `from` to `to`; the last may be cut off
  static NumberStyle of(byte[] text, int from, int to, CsvFields fields, int[] columns) {
    NumberStyle style = UNKNOWN;
    boolean doubtful = false;
    int start = from;
    for (int at = from; at < to; at++) {
      if (text[at] != '\n' && text[at] != '\r') {
        continue;
      }
      fields.split(text, start, at);
      for (int column : columns) {
        if (column >= 0 && column < fields.count()) {
          int begin = fields.start(column);
          int end = fields.end(column);
          style = style.and(of(text, begin, end));
          doubtful |= indexOf(text, begin, end, ',') >= 0;
        }
      }
      start = at + 1;
    }
    // Whoever separates fields by semicolons needs the comma for decimals.
    return style == UNKNOWN && doubtful && fields.separator() == ';' ? COMMA : style;
  }

  private NumberStyle and(NumberStyle other) {
    if (this == UNKNOWN || this == other) {
      return other;
    }
    return other == UNKNOWN ? this : MIXED;
  }

  /// What one number tells by itself.
  private static NumberStyle of(byte[] text, int from, int to) {
    int comma = lastIndexOf(text, from, to, ',');
    int point = lastIndexOf(text, from, to, '.');
    if (comma < 0) {
      boolean groups = point >= 0 && indexOf(text, from, to, '.') < point;
      return point < 0 || threeDigits(text, point, to) && !groups
          ? UNKNOWN
          : groups ? COMMA : POINT;
    }
    if (point >= 0) {
      return comma > point ? COMMA : POINT;
    }
    if (indexOf(text, from, to, ',') < comma) {
      return POINT;
    }
    boolean group = threeDigits(text, comma, to) && comma - from <= 3 && text[from] != '0';
    return group ? UNKNOWN : COMMA;
  }

  /// Whether just three digits follow.
  private static boolean threeDigits(byte[] text, int sign, int to) {
    int at = sign + 1;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at - sign == 4;
  }

  private static int indexOf(byte[] text, int from, int to, char wanted) {
    for (int at = from; at < to; at++) {
      if (text[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private static int lastIndexOf(byte[] text, int from, int to, char wanted) {
    for (int at = to - 1; at >= from; at--) {
      if (text[at] == wanted) {
        return at;
      }
    }
    return -1;
  }
}
