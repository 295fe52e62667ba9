package io.opentrade.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// `strategy.indicators`: what strategies can call.
///
/// @param name one indicator by any of its names; null for all
public record StrategyIndicators(@Nullable String name)
    implements Request<StrategyIndicators.Reply> {
  /// @param indicators our own first, each group in order of the alphabet
  public record Reply(List<Indicator> indicators) {
    public Reply {
      indicators = Values.list(indicators);
    }
  }

  /// One indicator.
  ///
  /// @param name canonical, as plans print it
  /// @param own whether it has a kernel or formula of ours, and is not read from ta4j
  /// @param summary one line on what it is
  /// @param source whose formula it is and how conventions differ
  /// @param condition whether it answers yes and no
  /// @param outputs names of its columns, the usual one first
  /// @param forms the argument lists it can be called with
  /// @param example a call with only what is needed, as JavaScript writes it
  /// @param warmup bars without a value in that call; null where unknown, or where all were asked
  ///     for
  public record Indicator(
      String name,
      boolean own,
      String summary,
      String source,
      boolean condition,
      List<String> outputs,
      List<Form> forms,
      String example,
      @Nullable Integer warmup) {
    public Indicator {
      Values.present("name", name);
      outputs = Values.list(outputs);
      forms = Values.list(forms);
    }
  }

  /// An argument list.
  public record Form(List<Argument> arguments) {
    public Form {
      arguments = Values.list(arguments);
    }
  }

  /// One argument, positional or by its name.
  ///
  /// @param type `column`, `condition`, `length`, `count`, `number`, `word`, `zone` or `time`
  /// @param standard a number or text used where it is left out; null where it is needed
  /// @param min smallest number; null where there is none
  /// @param max largest number; null where there is none
  /// @param words to choose from; empty where there are none
  public record Argument(
      String name,
      String type,
      @Nullable Object standard,
      @Nullable Double min,
      @Nullable Double max,
      List<String> words) {
    public Argument {
      standard = standard == null ? null : Values.plain("standard", standard);
      words = Values.list(words);
    }
  }
}
