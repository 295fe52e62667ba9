package io.opentrade.server.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.server.jobs.FakeResearch;
import io.opentrade.server.rpc.Peer;
import io.opentrade.server.rpc.ShortFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A secret of each kind, calls with it that all fail at servers that repeat what they were told,
/// and then a search for it in everything that the daemon said and left behind. What other programs
/// find in its memory is `MemoryTest`'s matter.
/// `-Dcanary.rounds=1440` for a day of calls each minute: logs are set aside, backups are made.
@Timeout(3600)
class CanaryTest {
  private static final String VAULT = "CANARY1vault horse battery staple";
  private static final String GUESS = "CANARY2guess horse battery staple";
  private static final String API_KEY = "CANARY3keyJ7sZqW2mX9pLrT4vBnC6dF8gH";
  private static final String API_SECRET = "CANARY4secretQ8wE2rT6yU4iO9pA3sD7fG";
  private static final String BOT = "4711:CANARY5bot-AbCdEf123456GhIjKl_78";
  private static final String MAIL = "CANARY6mail-Password99";
  private static final String HOOK = "CANARY7hook-abcdefghijklmnopqrstuvwx";
  private static final String BACKUP = "CANARY8backup horse battery staple";
  private static final String PHRASE = "CANARY9phrase-Of-An-Exchange1";

  private static final List<String> SECRETS =
      List.of(VAULT, GUESS, API_KEY, API_SECRET, BOT, MAIL, HOOK, BACKUP, PHRASE);

  private static final int ROUNDS_BETWEEN_BACKUPS = 200;

  private final int rounds = Integer.getInteger("canary.rounds", 3);
  @AutoClose private final ShortFolder own = ShortFolder.make();
  private final Path folder;
  private final Path home;
  private final Map<String, String> said = new TreeMap<>();
  private int id = 10;

  CanaryTest() throws IOException {
    folder = own.path();
    home = folder.resolve("h");
  }

  @Test
  void afterFailingCallsNoSecretIsFoundAnywhere() throws Exception {
    Path lib = FakeResearch.install(folder.resolve("lib"));
    String token;
    smallLogs(lib);
    try (EchoingServers servers = new EchoingServers();
        DaemonProcess daemon = DaemonProcess.roomy(home, lib).answering();
        Peer peer = daemon.peer()) {
      ask(peer, "config.set", "{'key':'access.requestsPerMinute','value':'100000'}");
      ask(peer, "config.set", "{'key':'log.level','value':'debug'}");
      ask(peer, "config.set", "{'key':'telegram.address','value':'%s'}", servers.address());
      ask(peer, "vault.create", "{'passphrase':'%s'}", VAULT);
      String made = "{'name':'ci','rights':{'role':'viewer'}}";
      token = send(peer, "token.create", made).at("/result/secret").asText();
      assertTrue(token.startsWith("ot_"), token);
      channels(peer, servers);
      for (int round = 0; round < rounds; round++) {
        failAtEverything(peer, servers);
        if (round % ROUNDS_BETWEEN_BACKUPS == 0) {
          failAtTheLocks(peer);
        }
      }
      ask(peer, "audit.list", "{}");
      ask(peer, "daemon.logs", "{'lines':1000}");
      ask(peer, "notify.history", "{}");
      daemon.terminate();
      daemon.exitCode();
      said.put("its streams", daemon.said());
    }
    List<String> all = new ArrayList<>(SECRETS);
    all.add(token);
    assertTrue(said.getOrDefault("account.connect", "").contains("refused: "), said::toString);
    assertTrue(said.getOrDefault("notify.test", "").contains("535 refused:"), said::toString);
    assertTrue(said.getOrDefault("backup.verify", "").contains("error"), said::toString);
    if (rounds > ROUNDS_BETWEEN_BACKUPS) {
      assertTrue(
          files().stream().anyMatch(file -> file.endsWith("daemon.log.1")), "none set aside");
    }
    List<String> found = new ArrayList<>();
    said.forEach((where, text) -> all.forEach(each -> search(where, text, each, found)));
    for (Path file : files()) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      all.forEach(each -> search(folder.relativize(file).toString(), bytes, each, found));
    }
    assertEquals(List.of(), found);
  }

  private void smallLogs(Path lib) throws Exception {
    try (DaemonProcess daemon = DaemonProcess.roomy(home, lib).answering();
        Peer peer = daemon.peer()) {
      ask(peer, "config.set", "{'key':'log.size','value':'64k'}");
      ask(peer, "config.set", "{'key':'log.files','value':'20'}");
      daemon.terminate();
      daemon.exitCode();
    }
  }

  /// Wrong guesses cost longer and longer, so not each minute.
  private void failAtTheLocks(Peer peer) throws Exception {
    ask(peer, "vault.unlock", "{'passphrase':'%s'}", GUESS);
    ask(peer, "vault.create", "{'passphrase':'%s'}", GUESS);
    ask(peer, "backup.create", "{'candles':false}");
    String sealed = "{'candles':false,'passphrase':'%s'}";
    JsonNode made = send(peer, "backup.create", sealed.formatted(BACKUP));
    said.merge("backup.create", made.toString(), String::concat);
    String file = made.at("/result/file").asText();
    assertTrue(file.endsWith(".otb"), made::toString);
    ask(peer, "backup.verify", "{'name':'%s','passphrase':'%s'}", file, GUESS);
    ask(peer, "backup.restore", "{'name':'%s','passphrase':'%s'}", file, GUESS);
  }

  private void channels(Peer peer, EchoingServers servers) throws Exception {
    ask(
        peer,
        "notify.addMail",
        "{'name':'mail','server':'%s','security':'none','user':'anna','password':'%s',"
            + "'from':'a@example.com','to':['b@example.com']}",
        servers.mailServer(),
        MAIL);
    ask(
        peer,
        "notify.addWebhook",
        "{'name':'hook','address':'%s/hook','secret':'%s'}",
        servers.address(),
        HOOK);
    assertEquals(2, send(peer, "notify.list", "{}").at("/result/channels").size());
  }

  private void failAtEverything(Peer peer, EchoingServers servers) throws Exception {
    ask(peer, "telegram.setup", "{'token':'%s'}", BOT);
    for (String exchange : List.of("binance", "bybit", "okx")) {
      ask(
          peer,
          "account.connect",
          "{'name':'main','exchange':'%s','key':{'key':'%s','secret':'%s','passphrase':'%s'},"
              + "'testnet':false,'address':'%s','allowWithdraw':false,'futures':false}",
          exchange,
          API_KEY,
          API_SECRET,
          PHRASE,
          servers.address());
    }
    String key =
        "{'name':'none','key':{'key':'%s','secret':'%s','passphrase':'%s'},'allowWithdraw':false}";
    ask(peer, "account.rotate", key, API_KEY, API_SECRET, PHRASE);
    ask(peer, "notify.test", "{'channel':'hook'}");
    ask(peer, "notify.test", "{'channel':'mail'}");
  }

  /// Every file that there is, backups and temporary ones too.
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// As it is, and as programs write secrets otherwise.
  private static void search(String where, String text, String secret, List<String> found) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms =
        List.of(
            secret,
            secret.substring(0, 14),
            Base64.getEncoder().encodeToString(bytes).substring(0, 16),
            HexFormat.of().formatHex(bytes).substring(0, 24));
    for (String form : forms) {
      int at = text.indexOf(form);
      if (at >= 0) {
        String around = text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 40));
        found.add(where + ": …" + around);
      }
    }
  }

  private void ask(Peer peer, String method, String params, Object... values) throws Exception {
    JsonNode answer = send(peer, method, params.formatted(values));
    said.merge(method, answer.toString(), String::concat);
  }

  private JsonNode send(Peer peer, String method, String params) throws Exception {
    id++;
    peer.say("{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}");
    return peer.answer(id);
  }
}
