package io.opentrade.server.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.simulate.fault.FaultPlan;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The process of the exchanges: one for each seed, each with a journal and faults of its own.
/// Words: a folder, the first seed, how many. Says where each listens; ends when its input does.
public final class ChaosExchanges {
  private ChaosExchanges() {}

  public static void main(String[] words) throws Exception {
    Path folder = Path.of(words[0]);
    long first = Long.parseLong(words[1]);
    int count = Integer.parseInt(words[2]);
    List<LocalExchange> all = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (long seed = first; seed < first + count; seed++) {
      Options options =
          Options.standard(folder.resolve(seed + ".exchange"), seed).with(plan(seed)).atSpeed(1);
      LocalExchange exchange = LocalExchange.open(unlimited(options), _ -> {}, _ -> {});
      all.add(exchange);
      System.out.println(
          json.createObjectNode()
              .put("seed", seed)
              .put("address", exchange.address())
              .put("key", exchange.credentials().key())
              .put("secret", exchange.credentials().secret()));
    }
    System.out.println("ready");
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    System.exit(0);
  }

  private static Options unlimited(Options options) {
    return new Options(
        options.port(),
        options.seed(),
        options.speed(),
        options.replay(),
        options.symbol(),
        options.warmup(),
        options.depth(),
        options.balances(),
        options.fees(),
        options.faults(),
        false,
        options.journal(),
        options.database());
  }

  /// Each seed has faults of its own strength; a few exchanges have a clock that is off.
  private static FaultPlan plan(long seed) {
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + 5);
    double strength = 0.5 + chance.nextDouble();
    String skew = chance.nextInt(4) == 0 ? ",skew=" + (chance.nextInt(8_001) - 4_000) + "ms" : "";
    return FaultPlan.of(
        String.format(
            Locale.ROOT,
            "latency=%dms,lost-request=%.4f,lost-answer=%.4f,server-error=%.4f,rate-limit=%.4f,"
                + "ban=%.4f,disconnect=%.4f,duplicate=%.4f,disorder=%.4f,gap=%.4f,walk=%.4f%s",
            20 + chance.nextInt(60),
            0.04 * strength,
            0.06 * strength,
            0.04 * strength,
            0.008 * strength,
            0.003 * strength,
            0.1 * strength,
            0.05 * strength,
            0.05 * strength,
            0.05 * strength,
            0.04 * strength,
            skew));
  }
}
