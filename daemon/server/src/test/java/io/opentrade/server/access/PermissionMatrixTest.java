package io.opentrade.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.Actor;
import io.opentrade.protocol.ConfigSet;
import io.opentrade.protocol.ConfigUnset;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Role;
import io.opentrade.protocol.Scope;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.server.settings.SettingsTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every request there is, by everybody there is, in every scope. What is expected is written by
/// hand in `permissions.txt`: method, the least role (`local` for the owner at their own terminal),
/// and what of it a scope is held against.
class PermissionMatrixTest {
  private static final Path GOLDEN = Path.of("../protocol/src/test/golden");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Scope OTHER_ACCOUNT = Scope.of(Set.of("elsewhere"));
  private static final Scope OTHER_SYMBOL = new Scope(true, Set.of(), Set.of("DOGE/USDT"), null);

  private record Expected(String least, Set<String> scopes) {}

  private static Map<String, Expected> expected() throws IOException {
    Map<String, Expected> all = new TreeMap<>();
    try (InputStream file =
        Objects.requireNonNull(PermissionMatrixTest.class.getResourceAsStream("permissions.txt"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 1) {
          all.put(
              words[0],
              new Expected(
                  words[1],
                  Set.of(words).stream()
                      .filter(word -> word.equals("account") || word.equals("symbol"))
                      .collect(Collectors.toSet())));
        }
      }
    }
    return all;
  }

  private static Request<?> example(String method) throws IOException {
    JsonNode golden = JSON.readTree(GOLDEN.resolve(method + ".request.json").toFile());
    return Requests.parse(method, golden);
  }

  private static Actor actor(Actor.Kind kind, Role role, Scope scope) {
    return new Actor(kind, new ForeignText("somebody"), role, scope);
  }

  @Test
  void everyMethodIsExpectedToNeedSomething() throws IOException {
    Set<String> methods =
        Requests.methods().stream().map(Requests.Method::name).collect(Collectors.toSet());
    assertEquals(methods, expected().keySet());
  }

  @TestFactory
  Stream<DynamicTest> everyRequestByEveryRoleAndScope() throws IOException {
    return expected().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String method, Expected expected) throws IOException {
    Request<?> request = example(method);
    for (Actor.Kind kind : Actor.Kind.values()) {
      for (Role role : Role.values()) {
        boolean local = kind == Actor.Kind.LOCAL_OWNER;
        boolean owner = local && role == Role.OWNER;
        boolean suffices =
            expected.least().equals("local")
                ? owner
                : role.includes(Role.valueOf(expected.least().toUpperCase(java.util.Locale.ROOT)));
        String who = method + " by " + kind + " " + role;
        assertEquals(suffices, may(actor(kind, role, Scope.ALL), request), who);
        assertEquals(
            suffices && !expected.scopes().contains("account"),
            may(actor(kind, role, OTHER_ACCOUNT), request),
            who + " for another account");
        assertEquals(
            suffices && !expected.scopes().contains("symbol"),
            may(actor(kind, role, OTHER_SYMBOL), request),
            who + " for another symbol");
      }
    }
  }

  private static boolean may(Actor actor, Request<?> request) {
    return Permission.neededFor(request).refusalOf(actor).isEmpty();
  }

  /// Whatever can carry a path is for the owner, and a new method that can is caught here.
  @Test
  void aPathArgumentOfANonOwnerIsRefused() throws IOException {
    List<String> withPaths = new ArrayList<>();
    for (Requests.Method method : Requests.methods()) {
      if (carriesPath(method.request())) {
        withPaths.add(method.name());
        for (Actor.Kind kind : Actor.Kind.values()) {
          if (kind != Actor.Kind.LOCAL_OWNER) {
            Optional<Refusal> refusal =
                Permission.neededFor(example(method.name()))
                    .refusalOf(actor(kind, Role.OWNER, Scope.ALL));
            assertEquals(Optional.of(Refusal.OWNER_ONLY), refusal, method.name() + " by " + kind);
          }
        }
      }
    }
    assertTrue(withPaths.contains("data.import"), withPaths.toString());
    assertTrue(withPaths.contains("backtest.run"), withPaths.toString());
    assertTrue(withPaths.contains("strategy.start"), withPaths.toString());
    assertTrue(withPaths.size() >= 12, withPaths.toString());
  }

  private static boolean carriesPath(Class<?> record) {
    for (RecordComponent part : record.getRecordComponents()) {
      Type type = part.getGenericType();
      String name = part.getName().toLowerCase(java.util.Locale.ROOT);
      boolean text = part.getType() == String.class || part.getType() == ForeignText.class;
      if (type.getTypeName().contains(InputFile.class.getName())
          || (text && name.matches("path|file|folder|program|backup|keyfile|host|url|address"))) {
        return true;
      }
      boolean ours = part.getType().isRecord() && part.getType() != record;
      if (ours && carriesPath(part.getType())) {
        return true;
      }
      if (type.getTypeName().contains("DataSource")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void settingsThatNameHostsOrFilesOrOpenDoorsAreTheOwners() {
    Actor admin = actor(Actor.Kind.TOKEN, Role.ADMIN, Scope.ALL);
    for (String key : SettingsTable.guarded()) {
      assertFalse(may(admin, new ConfigSet(key, "x")), key);
      assertFalse(may(admin, new ConfigUnset(key)), key);
    }
    assertTrue(SettingsTable.guarded().contains("access.requestsPerMinute"));
    assertTrue(SettingsTable.guarded().contains("telegram.address"));
    assertTrue(may(admin, new ConfigSet("log.level", "debug")));
  }

  @Test
  void whoMayOrderSomeSymbolsDoesNotCloseAll() {
    Actor trader = actor(Actor.Kind.TOKEN, Role.TRADER, OTHER_SYMBOL);
    assertTrue(may(trader, new TradingPanic("demo", false)));
    assertFalse(may(trader, new TradingPanic("demo", true)));
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertFalse(Requests.knows("token.steal"));
    assertThrows(RequestFailed.class, () -> Requests.parse("token.steal", null));
    assertTrue(Files.isDirectory(GOLDEN));
  }
}
