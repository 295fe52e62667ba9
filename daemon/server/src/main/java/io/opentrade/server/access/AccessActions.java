package io.opentrade.server.access;

import io.opentrade.protocol.AccessRequest;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Rights;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TokenCreate;
import io.opentrade.protocol.TokenInfo;
import io.opentrade.protocol.TokenList;
import io.opentrade.protocol.TokenRevoke;
import io.opentrade.protocol.UserAdd;
import io.opentrade.protocol.UserDisable;
import io.opentrade.protocol.UserEnable;
import io.opentrade.protocol.UserInfo;
import io.opentrade.protocol.UserList;
import io.opentrade.protocol.UserRole;
import io.opentrade.store.MemberRow;
import io.opentrade.store.TokenRow;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `token.*` and `user.*`: lets programs and other users in, and sends them away.
public final class AccessActions {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");
  private static final List<String> ROLES = List.of("viewer", "trader", "admin");

  private final Access access;
  private final InstantSource clock;

  public AccessActions(Access access, InstantSource clock) {
    this.access = access;
    this.clock = clock;
  }

  /// Answers one.
  ///
  /// @throws RequestFailed where it cannot be done
  public Object answer(AccessRequest<?> request) {
    return switch (request) {
      case TokenCreate create -> create(create);
      case TokenList _ -> new TokenList.Reply(access.tokens().stream().map(this::info).toList());
      case TokenRevoke revoke -> revoke(revoke.name());
      case UserAdd add -> add(add);
      case UserList _ ->
          new UserList.Reply(access.members().stream().map(AccessActions::info).toList());
      case UserRole change -> change(change);
      case UserDisable disable -> enable(disable.name(), false);
      case UserEnable enable -> enable(enable.name(), true);
    };
  }

  private TokenCreate.Reply create(TokenCreate create) {
    if (!NAME.matcher(create.name()).matches()) {
      throw usage(
          "'" + create.name() + "' is no name for a token",
          "write small letters, digits, - and _, at most 40");
    }
    Instant expires = create.expires();
    if (expires != null && !expires.isAfter(clock.instant())) {
      throw usage("a token that expires at " + expires + " never holds", "--expires 30d");
    }
    check(create.rights());
    String secret =
        access
            .create(create.name(), create.rights(), expires)
            .orElseThrow(
                () ->
                    usage(
                        "there is or was a token " + create.name(),
                        "take another name: what an old one left behind must not come to life"));
    return new TokenCreate.Reply(info(find(create.name())), new SecretText(secret));
  }

  private TokenInfo revoke(String name) {
    find(name);
    access.revoke(name);
    return info(find(name));
  }

  private TokenRow find(String name) {
    return access.tokens().stream()
        .filter(token -> token.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing("token", name));
  }

  private TokenInfo info(TokenRow row) {
    String state = row.revoked() != null ? "revoked" : access.holds(row) ? "active" : "expired";
    Long expires = row.expires();
    return new TokenInfo(
        row.name(),
        state,
        RightsCodec.read(row.rights()),
        Instant.ofEpochMilli(row.created()),
        expires == null ? null : Instant.ofEpochMilli(expires));
  }

  private UserInfo add(UserAdd add) {
    check(add.rights());
    if (add.name().equals(access.owner().name().raw())) {
      throw usage(add.name() + " owns this daemon and may everything", null);
    }
    if (access.members().stream().anyMatch(row -> row.name().equals(add.name()))) {
      throw usage(
          add.name() + " was added before",
          "change what they may do: opentrade user role " + add.name() + " --role viewer");
    }
    demandKnown(add.name());
    MemberRow row =
        new MemberRow(add.name(), RightsCodec.print(add.rights()), true, clock.millis());
    access.put(row);
    return info(row);
  }

  private static void demandKnown(String name) {
    try {
      FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name);
    } catch (IOException unknown) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          "this machine knows no user " + ForeignText.printable(name),
          "programs come with a token: opentrade token create NAME --role viewer");
    }
  }

  private UserInfo change(UserRole change) {
    check(change.rights());
    MemberRow old = member(change.name());
    MemberRow row =
        new MemberRow(old.name(), RightsCodec.print(change.rights()), old.enabled(), old.added());
    access.put(row);
    return info(row);
  }

  private UserInfo enable(String name, boolean enabled) {
    MemberRow old = member(name);
    MemberRow row = new MemberRow(old.name(), old.rights(), enabled, old.added());
    access.put(row);
    return info(row);
  }

  private MemberRow member(String name) {
    return access.members().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> missing("user", name));
  }

  private static UserInfo info(MemberRow row) {
    return new UserInfo(
        new ForeignText(row.name()),
        row.enabled(),
        RightsCodec.read(row.rights()),
        Instant.ofEpochMilli(row.added()));
  }

  /// A scope that its role has no use for is a mistake of whoever wrote it.
  private static void check(Rights rights) {
    if (!ROLES.contains(rights.role())) {
      throw usage(
          "there is no role '" + ForeignText.printable(rights.role()) + "'",
          "one of " + String.join(", ", ROLES));
    }
    boolean trades = !rights.symbols().isEmpty() || rights.notional() != null;
    if (trades && !rights.role().equals("trader")) {
      throw usage(
          "symbols and notional limit the orders of a trader", "--role trader, or leave them out");
    }
    if (rights.role().equals("admin") && !rights.accounts().isEmpty()) {
      throw usage("an admin is for all accounts", "--role trader, or leave account= out");
    }
  }

  private static RequestFailed missing(String what, String name) {
    return new RequestFailed(
        FailureKind.NOT_FOUND,
        "there is no " + what + " " + ForeignText.printable(name),
        "look: opentrade " + what + " list");
  }

  private static RequestFailed usage(String message, @Nullable String hint) {
    return new RequestFailed(FailureKind.USAGE, message, hint);
  }
}
