package io.opentrade.scripting.bars;

import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candles;
import io.opentrade.scripting.guest.Guests;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A script that gets behind the words it is given still sees no later bar.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForesightTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  /// Python shows what a function closes over; so it finds the host's side of its context, whose
  /// fields it may write.
  @Test
  void theHostBelievesNoBarOfTheScripts() {
    Candles candles = Guests.candles(60, 3);
    String script =
        """
        strategy = {"api": 1}
        def behind(thing, seen):
            if id(thing) in seen: return None
            seen.add(id(thing))
            if type(thing).__name__ == "ForeignObject" or hasattr(thing, "queueEntry"): return thing
            for cell in getattr(getattr(thing, "__func__", thing), "__closure__", None) or ():
                try: found = behind(cell.cell_contents, seen)
                except ValueError: continue
                if found is not None and hasattr(found, "queueEntry"): return found
            return None
        def on_bar(ctx):
            host = behind(ctx.log, set())
            bar = host.index
            if bar > 40: return
            host.index = bar + 7
            ahead = ctx.close * 1 + bar
            higher = ctx.close > 100 + bar / 1000
            ctx.log("%d %s %s %s" % (bar, ahead.now - bar, ahead.ago(0) - bar, higher.now))
            ctx.plot("drawn", bar)
        """;
    Guests.Ran ran = guests.run(PYTHON, script, candles);
    assertEquals(41, ran.log().size());
    double[] drawn = Objects.requireNonNull(ran.drawn().getFirst().get("drawn"));
    for (int bar = 0; bar <= 40; bar++) {
      double seen = candles.close()[bar] + bar - bar;
      String higher = candles.close()[bar] > 100 + bar / 1000.0 ? "True" : "False";
      assertEquals("%d %s %s %s".formatted(bar, seen, seen, higher), ran.log().get(bar).text());
      assertEquals(bar, drawn[bar]);
    }
  }
}
