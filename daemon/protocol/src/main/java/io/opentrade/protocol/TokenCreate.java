package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// `token.create`: makes a token, with which a program is let in. It is told once, in the reply;
/// the daemon keeps its hash only.
///
/// @param name never used again, so that what a revoked token left behind stays without rights
/// @param expires when it holds no more; null for never
public record TokenCreate(String name, Rights rights, @Nullable Instant expires)
    implements AccessRequest<TokenCreate.Reply> {
  public TokenCreate {
    Values.required("name", name);
    Values.present("rights", rights);
  }

  /// @param secret the token itself
  public record Reply(TokenInfo token, SecretText secret) {}
}
