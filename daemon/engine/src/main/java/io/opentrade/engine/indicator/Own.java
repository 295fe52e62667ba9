package io.opentrade.engine.indicator;

import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Expression;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An indicator of ours: what it takes and gives, and how it is made: by a formula over simpler
/// columns, or by a kernel.
///
/// @param formula what a call stands for; null where the kernel serves every call
/// @param kernel makes the kernel of a call that the formula leaves alone
record Own(Definition definition, @Nullable Formula formula, @Nullable Kernel kernel) {
  /// What a call stands for; null where it is left to the kernel.
  interface Formula {
    @Nullable Expression of(Terms terms);
  }

  /// Makes the kernel of a call.
  interface Kernel extends Function<Call, NumberKernel> {}

  @Nullable Expression expand(Terms terms) {
    return formula == null ? null : formula.of(terms);
  }

  NumberKernel make(Call call) {
    if (kernel == null) {
      throw new IllegalStateException(definition.name() + " was not expanded");
    }
    return kernel.apply(call);
  }
}
