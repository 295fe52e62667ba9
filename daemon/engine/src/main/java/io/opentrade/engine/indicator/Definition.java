package io.opentrade.engine.indicator;

import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanLimits;
import io.opentrade.engine.strategy.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an indicator is called, takes and gives.
///
/// @param name canonical: `sma`, or `ta4j:CCIIndicator`
/// @param forms the argument lists it can be called with, at least one
/// @param outputs names of the columns it gives, the usual one first; `value` where there is one
/// @param condition whether its columns hold 1 and 0 for yes and no, and are handed to a strategy
///     as conditions
/// @param summary one sentence for people
/// @param source whose formula it is, and where others begin otherwise
public record Definition(
    String name,
    List<Form> forms,
    List<String> outputs,
    boolean condition,
    String summary,
    String source) {
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
  /// @param standard what is used where the argument is left out; null where it is needed
  /// @param words the words to choose from; empty where the argument is none of some words
  /// @param least the smallest number it may be
  /// @param most the largest number it may be
  public record Parameter(
      String name,
      Type type,
      @Nullable Argument standard,
      List<String> words,
      double least,
      double most) {
    public Parameter {
      words = List.copyOf(words);
    }

    /// An argument within the usual range of its type.
    public static Parameter of(
        String name, Type type, @Nullable Argument standard, List<String> words) {
      return new Parameter(name, type, standard, words, type.least, type.most);
    }

    /// An argument that is needed and is none of some words.
    public static Parameter needed(String name, Type type) {
      return of(name, type, null, List.of());
    }

    /// A number that may be left out.
    public static Parameter standard(String name, Type type, double value) {
      return of(name, type, new Argument.Number(new Scalar.Literal(value)), List.of());
    }

    /// A text that may be left out.
    public static Parameter standard(String name, Type type, String text, List<String> words) {
      return of(name, type, new Argument.Word(text), words);
    }
  }

  /// What an argument must be.
  public enum Type {
    /// A number column.
    COLUMN(Double.NaN, Double.NaN),
    /// A condition column, or a number column of which 0 is no and anything else yes.
    CONDITION(Double.NaN, Double.NaN),
    /// A whole number of bars, at least 1.
    LENGTH(1, PlanLimits.STANDARD.length()),
    /// A whole number, at least 0.
    COUNT(0, PlanLimits.STANDARD.length()),
    /// Any finite number.
    NUMBER(-Double.MAX_VALUE, Double.MAX_VALUE),
    /// One of some words.
    WORD(Double.NaN, Double.NaN),
    /// A time zone, for example `UTC` or `Europe/Berlin`.
    ZONE(Double.NaN, Double.NaN),
    /// A time of day, for example `09:30`.
    TIME(Double.NaN, Double.NaN);

    private final double least;
    private final double most;

    Type(double least, double most) {
      this.least = least;
      this.most = most;
    }

    /// Whether the argument is a text.
    public boolean textual() {
      return this == WORD || this == ZONE || this == TIME;
    }

    /// Whether the argument is a number, known or a parameter.
    public boolean numeric() {
      return this == LENGTH || this == COUNT || this == NUMBER;
    }
  }
}
