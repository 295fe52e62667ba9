package io.opentrade.server.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The strategies that an account has had, by their numbers.
final class StrategyRoster {
  /// One of them.
  ///
  /// @param since when it was started last, milliseconds since the epoch (UTC)
  record Member(StrategyFacts facts, boolean running, long since) {}

  private final Map<Integer, Member> members = new LinkedHashMap<>();

  void started(long at, StrategyFacts facts) {
    members.put(facts.number(), new Member(facts, true, at));
  }

  void stopped(int number) {
    members.computeIfPresent(
        number, (_, member) -> new Member(member.facts(), false, member.since()));
  }

  /// The one of that name; null where there is none.
  @Nullable Member find(String name) {
    for (Member member : members.values()) {
      if (member.facts().name().equals(name)) {
        return member;
      }
    }
    return null;
  }

  /// The one of that number; null where there is none.
  @Nullable Member numbered(int number) {
    return members.get(number);
  }

  List<Member> all() {
    return new ArrayList<>(members.values());
  }

  /// A number that none has.
  int next() {
    return members.size() + 1;
  }
}
