package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the evaluator finds indicators. It is provided by the package `indicator`, which stands
/// above this one; hence the service look-up.
public interface Library {
  /// What an indicator is given, ready to be read.
  sealed interface Input {
    /// A number column.
    record Numbers(Column column) implements Input {}

    /// A number.
    record Number(double value) implements Input {}

    /// A word.
    record Word(String text) implements Input {}
  }

  /// The library on the class path.
  static Library installed() {
    return InstalledLibrary.FOUND;
  }

  /// What an indicator stands for: the same with canonical name, all arguments and an output, or a
  /// tree of simpler columns; null where it is canonical already.
  ///
  /// @param indicator without the name of a series before its arguments
  /// @param series whose bars it reads where its columns do not say; the main one is the empty
  ///     text. What is given back names it again where it reads bars
  /// @throws io.opentrade.engine.strategy.PlanException where name, arguments or output are wrong
  @Nullable Expression expand(Expression.Indicator indicator, String series, Scalars scalars);

  /// The kernel of a canonical indicator.
  ///
  /// @param bars the bars of the series that the inputs belong to
  /// @throws io.opentrade.engine.strategy.PlanException where the indicator refuses its arguments
  NumberKernel kernel(String name, String output, List<Input> inputs, Bars bars);
}
