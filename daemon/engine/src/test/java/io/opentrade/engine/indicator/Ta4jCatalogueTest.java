package io.opentrade.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.Columns;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.PlanException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;

/// Every class of ta4j that a program may name.
final class Ta4jCatalogueTest {
  @Test
  void listIsThatOfTheJar() throws Exception {
    URI jar = Indicator.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    TreeSet<String> found = new TreeSet<>();
    try (JarFile classes = new JarFile(Path.of(jar).toFile())) {
      for (String entry : classes.stream().map(Object::toString).toList()) {
        if (entry.startsWith("org/ta4j/core/indicators/")
            && entry.endsWith("Indicator.class")
            && !entry.contains("$")) {
          Class<?> type = Class.forName(entry.replace('/', '.').substring(0, entry.length() - 6));
          if (Indicator.class.isAssignableFrom(type)
              && !Modifier.isAbstract(type.getModifiers())
              && type.getConstructors().length > 0) {
            found.add("ta4j:" + type.getSimpleName());
          }
        }
      }
    }
    assertEquals(found, new TreeSet<>(Ta4jCatalogue.names()));
  }

  /// Either it runs over candles with plain arguments, or it says why a program cannot use it.
  @Test
  void everyIndicatorRunsOrSaysWhyNot() {
    Candles candles = TestCandles.random(3, 150);
    Candles longer = TestCandles.random(3, 180);
    List<String> refused = new ArrayList<>();
    int forms = 0;
    for (String name : Ta4jCatalogue.names()) {
      try {
        for (Definition.Form form : Indicators.find(name).forms()) {
          Expression call = Columns.indicator(name, arguments(form));
          double[] values = new Evaluator(candles, Map.of(), Map.of()).numbers(call);
          double[] more = new Evaluator(longer, Map.of(), Map.of()).numbers(call);
          for (int bar = 0; bar < values.length; bar++) {
            assertEquals(values[bar], more[bar], name + " looks ahead at bar " + bar);
          }
          forms++;
        }
      } catch (PlanException reason) {
        refused.add(reason.getMessage());
      }
    }
    System.out.println(forms + " forms run, " + refused.size() + " indicators refused:");
    refused.forEach(System.out::println);
    assertTrue(forms > 150, forms + " forms");
    assertTrue(
        refused.stream()
            .allMatch(
                message ->
                    message.contains("cannot be used: it ")
                        || message.contains(" refuses its arguments: ")
                        || message.startsWith("ta4j:EDMAIndicator failed")),
        "another reason");
  }

  /// Reading while the series grows gives what ta4j gives over the whole series read once forward,
  /// but for those that look ahead there.
  @Test
  void growingSeriesGivesWhatTheWholeOneGives() {
    Candles candles = TestCandles.random(5, 200);
    TreeSet<String> different = new TreeSet<>();
    for (String name : Ta4jCatalogue.names()) {
      try {
        for (Definition.Form form : Indicators.find(name).forms()) {
          if (!same(name, candles, arguments(form))) {
            different.add(name.substring(Ta4jCatalogue.PREFIX.length()));
          }
        }
      } catch (PlanException _) {
        // Why is the other test's matter.
      }
    }
    assertEquals(
        Set.of(
            "IchimokuChikouSpanIndicator",
            "PeriodicalGrowthRateIndicator",
            "TrendLineResistanceIndicator",
            "TrendLineSupportIndicator"),
        different);
  }

  /// The limit of the caches is made small here; it is a million.
  @Test
  void seriesLongerThanTheCachesIsReadAnew() {
    Candles candles = TestCandles.random(9, 400);
    Bars growing = Bars.none(candles.timeframe());
    List<Input> inputs =
        List.of(new Input.Numbers(new Column(candles.close())), new Input.Number(20));
    Ta4jForm form = Ta4jForm.of(Ta4jCatalogue.type("ta4j:EMAIndicator")).getFirst();
    Ta4jKernel small = new Ta4jKernel("ema", form, inputs, growing, 60);
    double[] actual = new double[400];
    for (int bar = 0; bar < 400; bar++) {
      growing.append(Candle.of(candles, bar));
      small.advance(bar, bar + 1, actual);
    }
    double[] expected = new double[400];
    new Ta4jKernel("ema", form, inputs, new Bars(candles), 1_000).advance(0, 400, expected);
    assertArrayEquals(expected, actual);
  }

  private static boolean same(String name, Candles candles, Object[] arguments) {
    double[] ours =
        new Evaluator(candles, Map.of(), Map.of()).numbers(Columns.indicator(name, arguments));
    BarSeries series = Ta4jComparisonTest.series(candles);
    List<Input> inputs = new ArrayList<>();
    for (Object argument : arguments) {
      inputs.add(
          switch (argument) {
            case Number number -> new Input.Number(number.doubleValue());
            case String word -> new Input.Word(word);
            default -> new Input.Numbers(new Column(candles.close()));
          });
    }
    Indicator<?> whole =
        Ta4jForm.of(Ta4jCatalogue.type(name)).stream()
            .filter(form -> form.fits(inputs))
            .findFirst()
            .orElseThrow()
            .create(
                name,
                inputs.iterator(),
                series,
                numbers -> new Ta4jColumn(series, numbers.column(), 0));
    for (int bar = 0; bar < candles.size(); bar++) {
      double expected = Ta4jKernel.number(whole.getValue(bar));
      double scale = Math.max(1, Math.abs(expected));
      if (bar >= whole.getCountOfUnstableBars()
          && Double.compare(ours[bar], expected) != 0
          && !(Math.abs(ours[bar] - expected) <= 1e-9 * scale)) {
        return false;
      }
    }
    return true;
  }

  private static Object[] arguments(Definition.Form form) {
    List<Object> arguments = new ArrayList<>();
    int length = 3;
    for (Parameter parameter : form.parameters()) {
      arguments.add(
          switch (parameter.type()) {
            case COLUMN, CONDITION -> Columns.CLOSE;
            case LENGTH -> length++ * 2;
            case COUNT -> 2;
            case NUMBER -> 1.5;
            case WORD, ZONE, TIME -> parameter.words().getFirst();
          });
    }
    return arguments.toArray();
  }
}
