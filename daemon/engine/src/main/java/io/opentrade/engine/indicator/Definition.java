package io.opentrade.engine.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an indicator is called, takes and gives.
///
/// @param name canonical: `sma`, or `ta4j:CCIIndicator`
/// @param forms the argument lists it can be called with, at least one
/// @param outputs names of the columns it gives, the usual one first; `value` where there is one
/// @param summary one sentence for people
public record Definition(String name, List<Form> forms, List<String> outputs, String summary) {
  public Definition {
    forms = List.copyOf(forms);
    outputs = List.copyOf(outputs);
  }

  /// One argument list. Trailing parameters with a standard value may be left out.
  public record Form(List<Parameter> parameters) {
    public Form {
      parameters = List.copyOf(parameters);
    }
  }

  /// One argument.
  ///
  /// @param standard the value used where the argument is left out; null where it is needed
  /// @param words the words to choose from; empty where the argument is no word
  public record Parameter(String name, Type type, @Nullable Double standard, List<String> words) {
    public Parameter {
      words = List.copyOf(words);
    }

    /// An argument that is needed and is no word.
    public static Parameter needed(String name, Type type) {
      return new Parameter(name, type, null, List.of());
    }

    /// A number that may be left out.
    public static Parameter standard(String name, Type type, double value) {
      return new Parameter(name, type, value, List.of());
    }
  }

  /// What an argument must be.
  public enum Type {
    /// A number column.
    COLUMN,
    /// A whole number of bars, at least 1.
    LENGTH,
    /// A whole number, at least 0.
    COUNT,
    /// Any finite number.
    NUMBER,
    /// A word.
    WORD
  }
}
