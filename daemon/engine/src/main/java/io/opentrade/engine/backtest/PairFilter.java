package io.opentrade.engine.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// One step of a pair list: which of some markets may be entered at a moment. It knows what had
/// closed by then, and nothing else. Markets are named by number.
public sealed interface PairFilter {
  /// Those that remain, in order of preference.
  ///
  /// @param at the moment, milliseconds since the epoch (UTC)
  List<Integer> choose(List<Integer> among, PairHistory history, long at);

  /// The most by some measure, highest first; of equals the one named first.
  ///
  /// @param window over which is measured, milliseconds
  record Top(int count, Measure by, long window) implements PairFilter {
    public Top {
      if (count < 1 || window < 1) {
        throw new IllegalArgumentException("the top are one at least, over some time");
      }
    }

    @Override
    public List<Integer> choose(List<Integer> among, PairHistory history, long at) {
      List<Ranked> ranked = new ArrayList<>();
      for (int market : among) {
        double value = by.of(history, market, at, window);
        if (!Double.isNaN(value)) {
          ranked.add(new Ranked(market, value));
        }
      }
      ranked.sort(Comparator.comparingDouble(Ranked::value).reversed());
      return ranked.stream().limit(count).map(Ranked::market).toList();
    }

    private record Ranked(int market, double value) {}
  }

  /// Those whose measure lies within bounds, both included; without a value it does not.
  record Within(Measure measure, long window, double least, double most) implements PairFilter {
    @Override
    public List<Integer> choose(List<Integer> among, PairHistory history, long at) {
      return among.stream()
          .filter(
              market -> {
                double value = measure.of(history, market, at, window);
                return value >= least && value <= most;
              })
          .toList();
    }
  }

  /// Those of these symbols, or all others.
  record Named(Set<String> symbols, boolean others) implements PairFilter {
    public Named {
      symbols = Set.copyOf(symbols);
    }

    @Override
    public List<Integer> choose(List<Integer> among, PairHistory history, long at) {
      return among.stream()
          .filter(market -> symbols.contains(history.symbol(market)) != others)
          .toList();
    }
  }

  /// What markets are measured by.
  enum Measure {
    /// Traded in the quote currency: volume times close, summed over the window.
    VOLUME {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.quoteVolume(market, at, window);
      }
    },
    /// Change of the close over the window, a fraction.
    CHANGE {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.change(market, at, window);
      }
    },
    /// Sample deviation of the closes' logarithmic changes over the window, for a day: a fraction.
    VOLATILITY {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.volatility(market, at, window);
      }
    },
    /// Highest high over lowest low of the window, less 1.
    RANGE {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.range(market, at, window);
      }
    },
    /// The bid-ask spread as highs and lows betray it, a fraction of the price (Corwin and Schultz,
    /// Journal of Finance 67, 2012): the mean over the window, pairs below zero counted as zero.
    SPREAD {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.spread(market, at, window);
      }
    },
    /// Milliseconds since the first bar there is.
    AGE {
      @Override
      double of(PairHistory history, int market, long at, long window) {
        return history.age(market, at);
      }
    };

    /// The measure at a moment; not a number where there is none yet.
    abstract double of(PairHistory history, int market, long at, long window);
  }
}
