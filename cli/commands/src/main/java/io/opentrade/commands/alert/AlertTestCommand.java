package io.opentrade.commands.alert;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.AlertTerms;
import io.opentrade.protocol.AlertTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `alert test EXPRESSION|ALERT`: when it would have fired over stored candles.
public final class AlertTestCommand extends ListCommand {
  private static final Pattern ID = Pattern.compile("a[1-9][0-9]{0,15}");

  @Parameters(paramLabel = "EXPRESSION", arity = "1")
  String expression = "";

  @Option(
      names = {"-s", "--data"},
      paramLabel = "SERIES")
  @Nullable String data;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Mixin AlertFlags flags = new AlertFlags();
  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    Moments moments = new Moments(invocation);
    Instant start = moments.read("--from", from);
    Instant end = moments.read("--to", to);
    moments.ordered(start, end);
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 10_000);
    boolean known = ID.matcher(expression).matches();
    AlertTerms terms = known ? null : flags.terms(invocation, expression, null, List.of());
    AlertTest.Reply reply =
        watched.ask(
            invocation,
            new AlertTest(
                known ? expression : null,
                terms,
                data,
                start,
                end,
                Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new AlertScreen(invocation).test(reply);
    }
    return 0;
  }
}
