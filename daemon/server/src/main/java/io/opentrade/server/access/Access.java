package io.opentrade.server.access;

import io.opentrade.protocol.Actor;
import io.opentrade.protocol.Rights;
import io.opentrade.store.AccessStore;
import io.opentrade.store.MemberRow;
import io.opentrade.store.TokenRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Who may come in, and what they may do at this moment. What is taken away here holds at once.
/// Safe for use by many threads. Nothing is written, and no file made, before somebody is let in.
public final class Access implements AutoCloseable {
  /// How the name of a token begins among those of actors. No user of a system is called so.
  static final String TOKEN = "token ";

  private static final String PREFIX = "ot_";
  private static final int SECRET_BYTES = 32;

  private final Path file;
  private final Actor owner;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private volatile Function<String, Optional<Actor>> chats = _ -> Optional.empty();
  private final Map<String, Optional<TokenRow>> tokens = new ConcurrentHashMap<>();
  private final Map<String, Optional<MemberRow>> members = new ConcurrentHashMap<>();
  private @Nullable AccessStore store;

  /// @param file made when somebody is let in first
  public Access(Path file, Actor owner, InstantSource clock) {
    this.file = file;
    this.owner = owner;
    this.clock = clock;
  }

  /// Who knows the present rights of chats, by the name of their actor.
  public void chats(Function<String, Optional<Actor>> rights) {
    chats = rights;
  }

  /// The owner.
  public Actor owner() {
    return owner;
  }

  /// What somebody who stored a command may do now; empty for one who is gone.
  ///
  /// @param name of the actor they were
  public Optional<Actor> presentRights(String name) {
    if (name.equals(owner.name().raw())) {
      return Optional.of(owner);
    }
    if (name.startsWith(TOKEN)) {
      return token(name.substring(TOKEN.length()));
    }
    return user(name).or(() -> chats.apply(name));
  }

  /// The actor of another user of this machine; empty where they were not let in.
  public Optional<Actor> user(String name) {
    return members
        .computeIfAbsent(name, one -> opened().flatMap(open -> open.member(one)))
        .filter(MemberRow::enabled)
        .map(row -> RightsCodec.actor(Actor.Kind.LOCAL_USER, name, RightsCodec.read(row.rights())));
  }

  /// The actor of a token that holds; empty for one that is revoked or over.
  public Optional<Actor> token(String name) {
    return tokens
        .computeIfAbsent(name, one -> opened().flatMap(open -> open.token(one)))
        .filter(this::holds)
        .map(Access::actor);
  }

  /// The name of the token that this is; empty where it is none that holds.
  public Optional<String> nameOf(String secret) {
    return opened()
        .flatMap(open -> open.token(hash(secret)))
        .filter(this::holds)
        .map(TokenRow::name);
  }

  boolean holds(TokenRow row) {
    Long expires = row.expires();
    return row.revoked() == null && (expires == null || clock.millis() < expires);
  }

  private static Actor actor(TokenRow row) {
    return RightsCodec.actor(Actor.Kind.TOKEN, TOKEN + row.name(), RightsCodec.read(row.rights()));
  }

  /// Makes a token.
  ///
  /// @return the secret; empty where there is or was one of that name
  Optional<String> create(String name, Rights rights, @Nullable Instant expires) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Long until = expires == null ? null : Long.valueOf(expires.toEpochMilli());
    TokenRow row = new TokenRow(name, RightsCodec.print(rights), clock.millis(), until, null);
    boolean added = made().add(row, hash(secret));
    tokens.clear();
    return added ? Optional.of(secret) : Optional.empty();
  }

  List<TokenRow> tokens() {
    return opened().map(AccessStore::tokens).orElse(List.of());
  }

  void revoke(String name) {
    made().revoke(name, clock.millis());
    tokens.clear();
  }

  List<MemberRow> members() {
    return opened().map(AccessStore::members).orElse(List.of());
  }

  void put(MemberRow member) {
    made().put(member);
    members.clear();
  }

  /// Takes an amount from what somebody may order in a day; all of it or nothing.
  ///
  /// @param amount less than nothing to give it back
  /// @return what was taken that day before
  BigDecimal spend(String holder, long day, BigDecimal amount, BigDecimal most) {
    return made().spend(holder, day, amount, most);
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing); // every Java has it
    }
  }

  private synchronized Optional<AccessStore> opened() {
    if (store == null && Files.exists(file)) {
      store = AccessStore.open(file);
    }
    return Optional.ofNullable(store);
  }

  private synchronized AccessStore made() {
    AccessStore open = store;
    if (open == null) {
      open = AccessStore.open(file);
      store = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    AccessStore open = store;
    store = null;
    if (open != null) {
      open.close();
    }
  }
}
