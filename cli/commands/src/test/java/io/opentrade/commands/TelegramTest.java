package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramCandidate;
import io.opentrade.protocol.TelegramInvite;
import io.opentrade.protocol.TelegramRevoke;
import io.opentrade.protocol.TelegramSetup;
import io.opentrade.protocol.TelegramStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final TelegramStatus.Reply STATUS =
      new TelegramStatus.Reply(
          "polling",
          new ForeignText("my_bot"),
          "https://api.telegram.org",
          null,
          AT,
          3,
          List.of(
              new TelegramStatus.Link(
                  4_242, new ForeignText("Anna (@anna)"), "trader", "fa", "on", AT)));
  private static final TelegramInvite.Reply CODE =
      new TelegramInvite.Reply(
          new SecretText("ABCD-EFGH-JKMN"),
          new SecretText("https://t.me/my_bot?start=ABCDEFGHJKMN"),
          "trader",
          AT);

  private final Bench bench;

  TelegramTest(@TempDir Path folder) {
    bench = Bench.in(folder);
    bench.gateway.answer(TelegramStatus.class, STATUS).answer(TelegramInvite.class, CODE);
  }

  @Test
  void theTokenIsAskedForAndNotShown() {
    bench.gateway.answer(TelegramSetup.class, STATUS);
    bench.terminal.answers.add("1:CANARY");
    assertEquals(0, bench.run("telegram", "setup"), bench.terminal.err());
    assertEquals(new TelegramSetup(new SecretText("1:CANARY")), bench.gateway.asked.getLast());
    assertFalse((bench.terminal.out() + bench.terminal.err()).contains("CANARY"));
  }

  @Test
  void statusShowsTheBotAndWhoIsLinked() {
    assertEquals(0, bench.run("telegram"), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(page.contains("listening  @my_bot"), page);
    assertTrue(page.contains("4242") && page.contains("Anna (@anna)"), page);
    assertEquals(0, bench.run("telegram", "list", "--json"));
  }

  @Test
  void withoutABotTheStatusEndsWithWhatToDo() {
    bench.gateway.answer(
        TelegramRevoke.class,
        new TelegramStatus.Reply("off", null, STATUS.address(), null, null, 0, List.of()));
    assertEquals(0, bench.run("telegram", "revoke", "--all"), bench.terminal.err());
    String first = bench.terminal.out().lines().findFirst().orElseThrow();
    assertTrue(first.endsWith("opentrade telegram setup"), first);
  }

  @Test
  void aCodeIsShownAsTextAndAsSquares() {
    assertEquals(
        0, bench.run("telegram", "link", "--role", "trader", "--no-wait"), bench.terminal.err());
    assertEquals(new TelegramInvite("trader"), bench.gateway.asked.getLast());
    String page = bench.terminal.out();
    assertTrue(page.contains("/link ABCD-EFGH-JKMN"), page);
    assertTrue(page.contains("██ ▄▄▄▄▄ █"), page); // the corner of a QR code
    assertEquals(2, bench.run("telegram", "link", "--role", "owner"));
  }

  @Test
  void whoeverComesIsLetInByHand() {
    bench.gateway.answer(
        TelegramCandidate.class,
        new TelegramCandidate.Reply(
            true, new TelegramCandidate.Person(7, new ForeignText("Anna\u202E"), "trader")));
    bench.gateway.answer(TelegramAccept.class, STATUS);
    assertEquals(0, bench.run("telegram", "accept"), bench.terminal.err());
    assertTrue(bench.terminal.out().contains("Anna, number 7"), bench.terminal.out());
    assertEquals(0, bench.run("telegram", "accept", "7"));
    assertEquals(new TelegramAccept(7, true), bench.gateway.asked.getLast());
    assertEquals(0, bench.run("telegram", "accept", "7", "--refuse"));
    assertEquals(new TelegramAccept(7, false), bench.gateway.asked.getLast());
    assertEquals(2, bench.run("telegram", "accept", "@anna"));
  }

  @Test
  void oneOrAllAreSentAway() {
    bench.gateway.answer(TelegramRevoke.class, STATUS);
    assertEquals(0, bench.run("telegram", "revoke", "4242"));
    assertEquals(new TelegramRevoke(4_242L), bench.gateway.asked.getLast());
    assertEquals(0, bench.run("telegram", "revoke", "--all"));
    assertEquals(new TelegramRevoke(null), bench.gateway.asked.getLast());
    assertEquals(2, bench.run("telegram", "revoke"));
  }
}
