package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.Library.Input;
import java.util.List;

/// A canonical call of an indicator, its columns ready to be read.
///
/// @param bars of the series that the columns belong to
record Call(String output, List<Input> inputs, Bars bars) {
  Column column(int index) {
    if (inputs.get(index) instanceof Input.Numbers(Column column)) {
      return column;
    }
    throw new IllegalStateException("a column is needed");
  }

  int length(int index) {
    return (int) number(index);
  }

  double number(int index) {
    if (inputs.get(index) instanceof Input.Number(double value)) {
      return value;
    }
    throw new IllegalStateException("a number is needed");
  }

  String word(int index) {
    if (inputs.get(index) instanceof Input.Word(String word)) {
      return word;
    }
    throw new IllegalStateException("a word is needed");
  }

  Seed seed(int index) {
    return Seed.of(word(index));
  }
}
