package io.opentrade.server.telegram;

import static io.opentrade.server.telegram.TelegramBench.ANNA;
import static io.opentrade.server.telegram.TelegramBench.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TelegramAccept;
import io.opentrade.protocol.TelegramRevoke;
import io.opentrade.protocol.TelegramSetup;
import io.opentrade.server.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who is heard, and that nothing is done twice, or without a question where it trades.
@Timeout(60)
final class TelegramTest {
  private static Vault vault;
  private TelegramBench bench;

  @BeforeAll
  static void make(@TempDir Path folder) throws Exception {
    vault = TelegramBench.vault(folder);
  }

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new TelegramBench(folder, vault);
  }

  @AfterEach
  void end() throws Exception {
    bench.close();
  }

  @Test
  void withoutABotALinkPointsAtItsSetup(@TempDir Path empty) throws Exception {
    try (TelegramBench none = new TelegramBench(empty, TelegramBench.vault(empty))) {
      RequestFailed failed = assertThrows(RequestFailed.class, () -> none.invite("viewer"));
      assertEquals("no bot is set up", failed.failure().message());
      assertEquals(
          "get a token from @BotFather, then: opentrade telegram setup", failed.failure().hint());
    }
  }

  @Test
  void aCodeAndAWordAtTheTerminalLetSomebodyIn() throws Exception {
    bench.setUp();
    String code = bench.invite("trader");
    bench.say(ANNA, "/start " + code.toLowerCase(Locale.ROOT).replace("-", ""));
    assertTrue(bench.api.sent().text().startsWith("Right."));
    bench.say(ANNA, "/status"); // not let in yet
    bench.awaitIgnored(1);
    assertEquals("Anna <b> (@anna)", bench.candidate().name().raw());
    bench.actions.answer(new TelegramAccept(ANNA, true));
    assertTrue(bench.api.sent().text().contains("as trader"));
    assertEquals("trader", bench.status().links().getFirst().role());
    assertTrue(bench.ask("/health").text().contains("ran health"));
    FakeLines.Run run = bench.lines.runs.getLast();
    assertEquals(Actor.Kind.TELEGRAM, run.actor().kind());
    assertEquals(Role.TRADER, run.actor().role());
  }

  @Test
  void fiveWrongCodesEndTheInvitationForEverybody() throws Exception {
    bench.setUp();
    String code = bench.invite("viewer");
    bench.say(STRANGER, "hello"); // is no try
    for (int i = 0; i < Invitations.TRIES; i++) {
      bench.say(STRANGER, "/link AAAA-AAAA-AAAA");
    }
    bench.awaitIgnored(Invitations.TRIES + 1);
    bench.say(ANNA, "/link " + code);
    bench.awaitIgnored(Invitations.TRIES + 2);
    assertEquals(List.of(), bench.api.unexpected());
  }

  @Test
  void aCodeHoldsFiveMinutesAndOneIsAskedForByWhoeverComesFirst() throws Exception {
    bench.setUp();
    String code = bench.invite("viewer");
    bench.pass(Invitations.HOLDS);
    bench.say(ANNA, "/link " + code);
    bench.awaitIgnored(1);
    String second = bench.invite("viewer");
    bench.say(ANNA, second);
    assertTrue(bench.api.sent().text().startsWith("Right."));
    bench.say(STRANGER, second); // used
    bench.awaitIgnored(2);
    bench.actions.answer(new TelegramAccept(ANNA, false));
    bench.say(ANNA, "/status");
    bench.awaitIgnored(3);
    assertEquals(List.of(), bench.status().links());
  }

  @Test
  void strangersGroupsChannelsAndASecondPersonInAChatHearNothing() throws Exception {
    bench.linked("trader");
    var api = bench.api;
    long at = bench.seconds();
    bench.say(STRANGER, "/status");
    bench.say(STRANGER, "/stop");
    api.push(
        n -> LoopbackBotApi.update(n).set("message", api.message(ANNA, -5, "group", "/stop", at)));
    api.push(
        n ->
            LoopbackBotApi.update(n)
                .set("message", api.message(STRANGER, ANNA, "private", "/stop", at)));
    api.push(
        n ->
            LoopbackBotApi.update(n)
                .set("channel_post", api.message(ANNA, -6, "channel", "/stop", at)));
    api.push(
        n ->
            LoopbackBotApi.update(n)
                .set("edited_message", api.message(ANNA, ANNA, "private", "/stop", at)));
    api.push(
        n ->
            LoopbackBotApi.update(n)
                .put("a_new_kind", 1)
                .set(
                    "message",
                    api.message(ANNA, ANNA, "private", "/stop", at).put("date", "not a number")));
    bench.api.press(STRANGER, "y:0011");
    bench.awaitIgnored(8);
    assertEquals(List.of(), bench.lines.lines());
    assertEquals(List.of(), bench.api.unexpected());
    assertTrue(bench.ask("/health").text().contains("ran health")); // and nobody blocks the way
  }

  @Test
  void anEntryIsShownAskedForAndDoneOnceUnderAKey() throws Exception {
    bench.linked("trader");
    bench.lines.answer("order preview", "costs 600 & <something>");
    LoopbackBotApi.Call question = bench.ask("/forceentry BTC/USDT 0.01 60000 @main");
    assertTrue(question.text().contains("costs 600 &amp; &lt;something&gt;"), question.text());
    assertTrue(question.text().contains("Place this order?"), question.text());
    assertEquals(
        List.of("order preview buy BTC/USDT 0.01 --limit 60000 --account main"),
        bench.lines.lines());
    bench.api.press(ANNA, question.button(0));
    bench.api.await(call -> call.method().equals("answerCallbackQuery"));
    bench.api.await(call -> call.method().equals("editMessageReplyMarkup"));
    assertTrue(bench.api.sent().text().contains("ran order buy"));
    String placed = bench.lines.lines().getLast();
    assertTrue(
        placed.matches("order buy BTC/USDT 0.01 --limit 60000 --account main --key tg-4711-[0-9]+"),
        placed);
    bench.api.press(ANNA, question.button(0)); // once more
    LoopbackBotApi.Call late = bench.api.await(call -> call.method().equals("answerCallbackQuery"));
    assertTrue(late.text().startsWith("Too late"), late.text());
    assertEquals(2, bench.lines.lines().size());
  }

  @Test
  void anAmountOfMoneyIsOneToo() throws Exception {
    bench.linked("trader");
    bench.ask("/forceentry btc/usdt 250 USDT");
    assertEquals(
        "order preview buy btc/usdt --quote 250 --account demo", bench.lines.lines().getLast());
  }

  @Test
  void noIsNoAndAMinuteLaterYesIsNoToo() throws Exception {
    bench.linked("trader");
    bench.api.press(ANNA, bench.ask("/forceentry BTC/USDT 1").button(1));
    assertEquals("Not done.", bench.api.sent().text());
    LoopbackBotApi.Call second = bench.ask("/forceentry BTC/USDT 2");
    bench.pass(Questions.HOLD);
    bench.api.press(ANNA, second.button(0));
    bench.api.await(call -> call.text().startsWith("Too late"));
    assertTrue(bench.lines.lines().stream().allMatch(line -> line.startsWith("order preview")));
  }

  @Test
  void stopIsDoneAtOnceEvenWhenItIsOldAndSomethingElseHangs() throws Exception {
    bench.linked("trader");
    var gate = bench.lines.hold("health");
    bench.say(ANNA, "/health");
    bench.api.say(ANNA, "/stop", bench.seconds() - 3_600);
    assertTrue(bench.api.sent().text().contains("ran halt"));
    gate.countDown();
    assertTrue(bench.api.sent().text().contains("ran health"));
  }

  @Test
  void whatIsOldIsAskedAgain() throws Exception {
    bench.linked("trader");
    bench.api.say(ANNA, "/balance", bench.seconds() - 61);
    LoopbackBotApi.Call question = bench.api.sent();
    assertTrue(question.text().contains("more than a minute ago"), question.text());
    assertEquals(List.of(), bench.lines.lines());
    bench.lines.answer("account list", "{\"accounts\":[{\"name\":\"demo\"}]}");
    bench.api.press(ANNA, question.button(0));
    assertTrue(bench.api.sent().text().contains("ran balance --account demo"));
  }

  @Test
  void aViewerLooksAndDoesNotTradeNorStop() throws Exception {
    bench.linked("viewer");
    for (String each :
        List.of("/stop", "/forceentry BTC/USDT 1", "/forceexit all", "/cancel 1", "/pause")) {
      assertEquals("You may look, not trade.", bench.ask(each).text());
    }
    assertEquals(List.of(), bench.lines.lines());
    bench.ask("/health");
    assertEquals(Role.VIEWER, bench.lines.runs.getLast().actor().role());
  }

  @Test
  void whoIsSentAwayHearsNothingEvenInTheMiddleOfAQuestion() throws Exception {
    bench.linked("trader");
    LoopbackBotApi.Call question = bench.ask("/forceentry BTC/USDT 1");
    bench.actions.answer(new TelegramRevoke(ANNA));
    bench.api.press(ANNA, question.button(0));
    bench.say(ANNA, "/status");
    bench.awaitIgnored(2);
    assertEquals(List.of(), bench.api.unexpected());
    assertEquals(1, bench.lines.lines().size()); // the preview
    assertThrows(RequestFailed.class, () -> bench.actions.answer(new TelegramRevoke(ANNA)));
  }

  @Test
  void whatWasTakenInBeforeACrashIsNotDoneAgain() throws Exception {
    bench.linked("trader");
    LoopbackBotApi.Call question = bench.ask("/forceentry BTC/USDT 1");
    bench.lines.hold("order buy");
    int press = bench.api.press(ANNA, question.button(0));
    bench.api.await(call -> call.method().equals("answerCallbackQuery"));
    while (bench.lines.lines().size() < 2) {
      Thread.sleep(5);
    }
    bench.restart();
    String told = bench.api.sent().text();
    assertTrue(told.contains("restarted in the middle of: ✓ Place this order?"), told);
    bench.lines.free();
    bench.api.again(press(press, question.button(0)));
    bench.api.say(ANNA, "/health", bench.seconds());
    assertTrue(bench.api.sent().text().contains("ran health"));
    assertEquals(
        1, bench.lines.lines().stream().filter(line -> line.startsWith("order buy")).count());
  }

  private ObjectNode press(int number, String data) {
    var json = LoopbackBotApi.update(number);
    var press = json.putObject("callback_query").put("id", "p").put("data", data);
    press.put("chat_instance", "1").set("from", LoopbackBotApi.person(ANNA));
    press.set("message", bench.api.message(ANNA, ANNA, "private", "?", 1));
    return json;
  }

  private static String error(int code, String words, String more) {
    return "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}".formatted(code, words, more);
  }

  @Test
  void anUnfinishedStopIsFinishedAfterACrash() throws Exception {
    bench.linked("trader");
    bench.lines.hold("halt");
    bench.say(ANNA, "/stop");
    while (bench.lines.lines().isEmpty()) {
      Thread.sleep(5);
    }
    bench.lines.free();
    bench.restart();
    assertTrue(bench.api.sent().text().contains("ran halt"));
  }

  @Test
  void tooMuchIsSlowedDownAsWanted() throws Exception {
    bench.linked("viewer");
    bench.api.plan(
        "sendMessage",
        429,
        error(429, "Too Many Requests: retry after 1", ",\"parameters\":{\"retry_after\":1}"));
    long before = System.nanoTime();
    assertTrue(bench.ask("/health").text().contains("ran health"));
    assertTrue(System.nanoTime() - before > Duration.ofMillis(990).toNanos());
    assertEquals(1, bench.lines.lines().size());
  }

  /// Telegram promises a date and a number; what lacks them must not hold up who wants to halt.
  @Test
  void whatCannotBeReadHoldsUpNobody() throws Exception {
    bench.linked("trader");
    var api = bench.api;
    api.push(
        n -> {
          var message = api.message(ANNA, ANNA, "private", "/stop", bench.seconds());
          message.remove("date");
          return LoopbackBotApi.update(n).set("message", message);
        });
    assertTrue(bench.ask("/health").text().contains("ran health"));
  }

  @Test
  void aSecondPollerIsReportedAndTheBotGoesOnWhenItIsGone() throws Exception {
    bench.linked("viewer");
    for (int i = 0; i < 50; i++) {
      bench.api.plan(
          "getUpdates", 409, error(409, "Conflict: terminated by other getUpdates request", ""));
    }
    bench.await("conflict");
    TelegramCheck check =
        new TelegramCheck(bench.telegram, () -> io.opentrade.server.text.Messages.in("en"));
    assertTrue(check.look().summary().raw().contains("somebody else fetches"));
    bench.await("polling");
    assertTrue(bench.ask("/health").text().contains("ran health"));
  }

  @Test
  void aLostNetworkComesBack() throws Exception {
    bench.linked("viewer");
    bench.api.cut(true);
    bench.await("unreachable");
    bench.say(ANNA, "/health");
    bench.api.cut(false);
    assertTrue(bench.api.sent().text().contains("ran health"));
    bench.await("polling");
    assertEquals(1, bench.lines.lines().size());
  }

  @Test
  void aWrongTokenIsNotKeptAndNotShown() throws Exception {
    RequestFailed failed =
        assertThrows(
            RequestFailed.class,
            () ->
                bench.actions.answer(
                    new TelegramSetup(new SecretText("99:CANARY-another-token-of-nobody_1"))));
    assertFalse(failed.failure().toString().contains("CANARY"), failed.failure().toString());
    assertThrows(
        RequestFailed.class,
        () -> bench.actions.answer(new TelegramSetup(new SecretText("CANARY no token"))));
    assertNotEquals("polling", bench.status().state());
  }

  @Test
  void persianIsIsolatedAndKept() throws Exception {
    bench.linked("trader");
    assertEquals("از این پس به فارسی.", bench.ask("/language fa").text());
    String question = bench.ask("/forceexit BTC/USDT").text();
    assertTrue(question.contains("\u2068BTC/USDT\u2069"), question);
    bench.awaitDone();
    bench.restart();
    assertEquals("fa", bench.status().links().getFirst().language());
    assertTrue(bench.ask("/nonsense").text().startsWith("این را نمی‌شناسم"));
  }

  @Test
  void theAutopilotIsStartedAfterAQuestionOnly() throws Exception {
    bench.linked("trader");
    String question = bench.ask("/start_autopilot high").text();
    assertTrue(question.contains("high risk"), question);
    assertEquals(List.of(), bench.lines.lines());
  }

  @Test
  void whatIsForTheTerminalIsNotDoneHere() throws Exception {
    bench.linked("trader");
    for (String each : List.of("/resume", "/start_autopilot", "/unlock BTC/USDT", "/chat hello")) {
      assertNotNull(bench.ask(each).text());
    }
    assertEquals("Flags are for the terminal.", bench.ask("/alert x --exec rm").text());
    bench.ask("/forceentry BTC/USDT 1 --exec=rm");
    assertEquals(List.of(), bench.lines.lines());
  }
}
