package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.protocol.ScheduleAdd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `schedule add TIMES -- COMMAND…`: runs a command by the clock.
public final class ScheduleAddCommand extends Command {
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})(s|m|h)");
  private static final List<String> POLICIES = List.of("skip", "once", "all");
  private static final List<String> OVERLAPS = List.of("skip", "queue", "parallel");
  private static final List<String> ROLES = List.of("viewer", "trader", "admin", "owner");
  private static final int MOST_RETRIES = 10;
  private static final int DAY = 86_400;

  @Parameters(index = "0", paramLabel = "TIMES", arity = "1")
  String times = "";

  @Parameters(index = "1..*", paramLabel = "COMMAND", arity = "1..*")
  List<String> words = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME")
  @Nullable String name;

  @Option(names = "--zone", paramLabel = "ZONE")
  @Nullable String zone;

  @Option(names = "--catch-up", paramLabel = "POLICY")
  @Nullable String catchUp;

  @Option(names = "--overlap", paramLabel = "POLICY")
  @Nullable String overlap;

  @Option(names = "--timeout", paramLabel = "TIME")
  @Nullable String timeout;

  @Option(names = "--retries", paramLabel = "N")
  @Nullable String retries;

  @Option(names = "--role", paramLabel = "ROLE")
  @Nullable String role;

  @Option(names = "--only", paramLabel = "ACCOUNT")
  List<String> accounts = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer attempts = new Amounts(invocation).integer("--retries", retries, 0, MOST_RETRIES);
    ScheduleAdd request =
        new ScheduleAdd(
            name,
            times,
            zone,
            Choices.one(invocation, "--catch-up", catchUp, POLICIES),
            Choices.one(invocation, "--overlap", overlap, OVERLAPS),
            seconds(invocation, timeout),
            attempts == null ? 0 : attempts,
            Choices.one(invocation, "--role", role, ROLES),
            accounts,
            words);
    return ScheduleScreen.one(invocation, invocation.ask(request));
  }

  private static int seconds(Invocation invocation, @Nullable String text) {
    if (text == null) {
      return 0;
    }
    Matcher span = SPAN.matcher(text.toLowerCase(Locale.ROOT));
    long seconds = 0;
    if (span.matches()) {
      seconds =
          Long.parseLong(span.group(1))
              * switch (span.group(2)) {
                case "s" -> 1;
                case "m" -> 60;
                default -> 3600;
              };
    }
    if (seconds < 1 || seconds > DAY) {
      throw invocation.usage("schedule.timeout", text);
    }
    return (int) seconds;
  }
}
