package io.opentrade.server.notify;

import io.opentrade.protocol.NotifyRule;
import io.opentrade.protocol.NotifyRules;
import io.opentrade.server.notify.Notice.Severity;
import io.opentrade.store.NoticeStore;
import io.opentrade.store.RuleRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows and changes how notices are told.
record RuleActions(Outbox outbox, NoticeStore store) {
  /// What notices are about.
  private static final List<String> KINDS =
      List.of(
          "account",
          "alert",
          "autopilot",
          "fill",
          "health",
          "order",
          "schedule",
          "strategy",
          "telegram",
          "watchdog");

  private static final String DEFAULT = "default";

  NotifyRules.Reply list() {
    return new NotifyRules.Reply(
        new Rules(store.rules())
            .rows().stream()
                .map(
                    rule ->
                        new NotifyRules.Rule(
                            orNull(rule.kind()),
                            rule.severity() < 0 ? null : word(Severity.values()[rule.severity()]),
                            orNull(rule.channel()),
                            rule.manner()))
                .toList());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  NotifyRules.Reply set(NotifyRule request) {
    String kind = request.kind() == null ? "" : known("kind", request.kind(), KINDS);
    String channel = request.channel() == null ? "" : request.channel();
    if (!channel.isEmpty() && outbox.courier(channel).isEmpty()) {
      throw SetupCheck.usage("there is no channel " + channel, "see all: opentrade notify list");
    }
    RuleRow rule = new RuleRow(kind, severity(request.severity()), channel, request.manner());
    if (request.manner().equals(DEFAULT)) {
      store.remove(rule);
    } else {
      known("manner", request.manner(), Manner.words());
      store.keep(rule);
    }
    return list();
  }

  private static int severity(@Nullable String word) {
    if (word == null) {
      return -1;
    }
    List<String> words = Arrays.stream(Severity.values()).map(RuleActions::word).toList();
    return words.indexOf(known("severity", word, words));
  }

  private static String known(String what, String word, List<String> words) {
    if (!words.contains(word)) {
      throw SetupCheck.usage(
          "'" + word + "' is no " + what + " of notices: there are " + String.join(", ", words),
          null);
    }
    return word;
  }
}
