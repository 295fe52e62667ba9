package io.opentrade.server.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.Gateway;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.Rights;
import io.opentrade.protocol.TokenCreate;
import io.opentrade.protocol.TokenRevoke;
import io.opentrade.server.access.AccessActions;
import io.opentrade.server.access.Refusal;
import io.opentrade.server.api.Caller;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Programs that show a token, on the owner's socket and on one that is for tokens only.
@Timeout(60)
class TokenTest {
  private static final int NOT_ALLOWED = -32004;

  private final Path folder;
  private final List<String> askers = new CopyOnWriteArrayList<>();

  TokenTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private final Gateway gateway =
      new Gateway() {
        @Override
        public <R> R call(Request<R> request, Progress progress) {
          askers.add(Caller.PRESENT.get().actor().name().raw());
          return Requests.replyType(request).cast(new ConfigList.Reply(List.of()));
        }
      };

  private TestDoor door(Entrance.Admits admits, long perMinute) throws Exception {
    return new TestDoor(folder, gateway, (_, _, _) -> 0, Files.getOwner(folder), admits, perMinute);
  }

  private static String token(TestDoor door) {
    var rights = new Rights("viewer", List.of(), List.of(), null);
    var actions = new AccessActions(door.access, InstantSource.system());
    return ((TokenCreate.Reply) actions.answer(new TokenCreate("ci", rights, null)))
        .secret()
        .text();
  }

  private static JsonNode hello(Peer peer, String token) throws Exception {
    peer.say(
        "{'jsonrpc':'2.0','id':1,'method':'hello','params':{'protocol':1,'client':'t','build':'*'"
            + (token.isEmpty() ? "" : ",'token':'" + token + "'")
            + "}}");
    return peer.answer(1);
  }

  private static JsonNode ask(Peer peer, int id) throws Exception {
    peer.say("{'jsonrpc':'2.0','id':" + id + ",'method':'config.list','params':{}}");
    return peer.answer(id);
  }

  @Test
  void aProgramSpeaksOnBehalfOfItsTokenUntilThatIsRevoked() throws Exception {
    try (TestDoor door = door(Entrance.Admits.OWNER, 100);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      assertTrue(hello(peer, token(door)).has("result"));
      assertTrue(ask(peer, 2).has("result"));
      assertEquals(List.of("token ci"), askers);
      new AccessActions(door.access, InstantSource.system()).answer(new TokenRevoke("ci"));
      assertEquals(NOT_ALLOWED, ask(peer, 3).path("error").path("code").asInt());
      assertEquals(1, askers.size());
    }
  }

  @Test
  void atASocketForTokensNobodyIsKnownWithoutOne() throws Exception {
    try (TestDoor door = door(Entrance.Admits.TOKENS, 100)) {
      String secret = token(door);
      assertEquals(
          "rw-rw-rw-", PosixFilePermissions.toString(Files.getPosixFilePermissions(door.socket)));
      try (Peer peer = Peer.deaf(door.socket)) {
        peer.listen();
        assertEquals(NOT_ALLOWED, hello(peer, "").path("error").path("code").asInt());
        assertFalse(ask(peer, 2).has("result"), "not even the owner");
        assertTrue(hello(peer, secret).has("result"));
        assertTrue(ask(peer, 3).has("result"));
      }
    }
  }

  /// Whoever may connect has shown nothing yet, and there may be a hundred of them.
  @Test
  void aStrangersLineIsShort() throws Exception {
    try (TestDoor door = door(Entrance.Admits.TOKENS, 100);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      peer.write("x".repeat((128 << 10) + 1).getBytes(StandardCharsets.UTF_8));
      assertEquals(-32600, peer.hear().path("error").path("code").asInt());
      assertTrue(peer.hear().isNull(), "and that was all");
    }
  }

  @Test
  void wrongTokensAreAnsweredSlowlyAndThenNotEvenLookedAt() throws Exception {
    try (TestDoor door = door(Entrance.Admits.TOKENS, 100);
        Peer peer = Peer.deaf(door.socket)) {
      peer.listen();
      for (int i = 0; i < 10; i++) {
        assertTrue(hello(peer, "ot_guess" + i).has("error"));
      }
      assertEquals(10, door.pauses.size());
      assertEquals(250, door.pauses.getFirst().toMillis());
      assertEquals(8_000, door.pauses.getLast().toMillis());
      assertTrue(hello(peer, token(door)).has("error"), "locked out, though it is right");
      assertEquals(1, door.refusals.of(Refusal.LOCKED));
      assertEquals(10, door.refusals.of(Refusal.STRANGER));
    }
  }

  @Test
  void whoAsksTooOftenIsToldHowLongToWaitAndWhatTheOwnerTypesIsNotCounted() throws Exception {
    try (TestDoor door = door(Entrance.Admits.OWNER, 3);
        Peer program = Peer.greeted(door.socket);
        Peer person = Peer.greeted(door.socket)) {
      for (int id = 2; id < 5; id++) {
        assertTrue(ask(program, id).has("result"));
      }
      JsonNode error = ask(program, 5).path("error");
      assertEquals(NOT_ALLOWED, error.path("code").asInt());
      long wait = error.path("data").path("details").path("retryAfterMillis").asLong();
      assertTrue(wait > 10_000 && wait <= 20_000, error.toString());
      for (int id = 2; id < 30; id++) {
        person.run(id, "status");
        assertEquals(0, person.answer(id).path("result").path("exit").asInt(-1));
      }
      assertEquals(1, door.refusals.of(Refusal.RATE));
    }
  }
}
