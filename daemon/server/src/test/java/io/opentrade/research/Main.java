package io.opentrade.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does what the series of `data.delete`, or the run of `backtest.show`, says: `echo`, `die`,
/// `hang`, `progress`, `refuse`, `settings`, `heap`, `environment`, `noise`. Ends when its standard
/// input does.
public final class Main {
  private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");
  private static final Pattern WHAT = Pattern.compile("\"(?:series|id)\":\"([a-z]+)\"");

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.err.println("research is here, apiKey=hunter2");
    String settings = "";
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      if (line.contains("\"method\":\"settings\"")) {
        settings = find(Pattern.compile("\"strategyTimeLimitMillis\":([0-9]+)"), line);
      } else if (line.contains("\"method\":\"cancel\"")) {
        say("{\"jsonrpc\":\"2.0\",\"id\":" + find(ID, line) + ",\"error\":{\"message\":\"x\"}}");
      } else {
        perform(find(ID, line), find(WHAT, line), settings);
      }
    }
  }

  private static void perform(String id, String what, String settings) {
    switch (what) {
      case "die" -> Runtime.getRuntime().halt(3);
      case "hang" -> System.err.println("hangs");
      case "progress" -> {
        say(
            "{\"jsonrpc\":\"2.0\",\"method\":\"progress\",\"params\":{\"id\":"
                + id
                + ",\"done\":1,\"total\":4,\"unit\":\"bars\",\"message\":null}}");
        answer(id, "done");
      }
      case "refuse" ->
          say(
              "{\"jsonrpc\":\"2.0\",\"id\":"
                  + id
                  + ",\"error\":{\"code\":-32009,\"message\":\"line 7 is bad\","
                  + "\"data\":{\"kind\":\"badData\",\"hint\":null,\"details\":{}}}}");
      case "settings" -> answer(id, settings);
      case "heap" -> answer(id, Long.toString(Runtime.getRuntime().maxMemory() >> 20));
      case "environment" -> answer(id, String.join(" ", environment()));
      case "noise" -> {
        say("this is no message");
        answer(id, "done");
      }
      default -> answer(id, what);
    }
  }

  /// A reply to `data.delete` with the text as its series.
  private static void answer(String id, String text) {
    String reply = "{\"series\":\"" + text + "\",\"deleted\":0}";
    say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + reply + "}");
  }

  /// What the JVM of every child sees besides, is left out.
  private static List<String> environment() {
    return System.getenv().entrySet().stream()
        .map(Object::toString)
        .filter(each -> each.startsWith("OPENTRADE") || each.startsWith("API"))
        .toList();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private static String find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? matcher.group(1) : "";
  }
}
