import { type AnyRoute, route } from '../../../kernel/http/route.ts'
import { Done, done } from '../../../kernel/http/schema.ts'
import { findAccount } from '../accounts/accounts.store.ts'
import { becomeFirstAdministrator } from '../accounts/accounts.verbs.ts'
import { me } from '../identity.me.ts'
import type { Identity } from '../identity.open.ts'
import {
  ById,
  ChangePasswordIn,
  CodeIn,
  FirstAdministratorIn,
  LinkIn,
  LinkOut,
  MeOut,
  PasswordIn,
  SecondFactorOut,
  SessionsOut,
  SetPasswordIn,
  SignInIn,
  SignInOut,
} from '../identity.schema.ts'
import { callerOf, sessionTokenIn, setCookies } from './cookies.ts'
import { getLink, hashToken } from './links.store.ts'
import { changePassword, endOwnSession, setPasswordByLink } from './passwords.verbs.ts'
import { confirmSecondFactor, disableSecondFactor, prepareSecondFactor } from './second-factor.verbs.ts'
import { listSessions } from './sessions.store.ts'
import { signIn, signInWithCode, signOut, signOutEverywhere } from './sign-in.verbs.ts'

/** Signing in and out, and one's own account. */
export const loginRoutes = (identity: Identity): AnyRoute[] => [
  route({
    method: 'POST',
    url: '/api/session',
    permission: 'public',
    summary: 'Sign in with national code, mobile number or e-mail',
    body: SignInIn,
    reply: SignInOut,
    handler: async ({ ctx, body, request, reply }) => {
      const { headers, secondFactor } = await signIn(ctx, identity, body, callerOf(request))
      setCookies(reply, headers)
      return { secondFactor }
    },
  }),
  route({
    method: 'POST',
    url: '/api/session/second-factor',
    permission: 'public',
    summary: 'Finish signing in with a code of the authenticator or a backup code',
    body: CodeIn,
    reply: SignInOut,
    handler: async ({ ctx, body, request, reply }) => {
      const { headers, secondFactor } = await signInWithCode(ctx, identity, body, callerOf(request))
      setCookies(reply, headers)
      return { secondFactor }
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/session',
    permission: 'signedIn',
    summary: 'Sign out of this session',
    reply: Done,
    handler: async ({ ctx, request, reply }) => {
      setCookies(reply, await signOut(ctx, identity, callerOf(request)))
      return done
    },
  }),
  route({
    method: 'GET',
    url: '/api/me',
    permission: 'public',
    summary: 'Who is signed in, with roles, reach and permissions',
    reply: MeOut,
    handler: ({ ctx }) => me(ctx, identity),
  }),
  route({
    method: 'GET',
    url: '/api/account/sessions',
    permission: 'signedIn',
    summary: 'Open sessions of the own account',
    reply: SessionsOut,
    handler: async ({ ctx, request }) => {
      const current = sessionTokenIn(request.headers.cookie, identity.secret)
      const sessions = await listSessions(ctx.db, ctx.actor.accountId, identity.now())
      return {
        sessions: sessions.map(({ token, createdAt, expiresAt, ...session }) => ({
          ...session,
          current: token === current,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        })),
      }
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/account/sessions/:id',
    permission: 'signedIn',
    summary: 'End one of the own sessions',
    params: ById,
    reply: Done,
    handler: async ({ ctx, params }) => {
      await endOwnSession(ctx, params.id)
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/account/sessions',
    permission: 'signedIn',
    summary: 'Sign out everywhere',
    reply: Done,
    handler: async ({ ctx, request, reply }) => {
      setCookies(reply, await signOutEverywhere(ctx, identity, callerOf(request)))
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/account/password',
    permission: 'signedIn',
    summary: 'Change the own password',
    body: ChangePasswordIn,
    reply: Done,
    handler: async ({ ctx, body, request, reply }) => {
      setCookies(reply, await changePassword(ctx, identity, body, callerOf(request)))
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/account/second-factor',
    permission: 'signedIn',
    summary: 'Prepare the second factor: text of the QR code and backup codes, shown once',
    body: PasswordIn,
    reply: SecondFactorOut,
    handler: ({ ctx, body, request }) => prepareSecondFactor(ctx, identity, body, callerOf(request)),
  }),
  route({
    method: 'POST',
    url: '/api/account/second-factor/confirmation',
    permission: 'signedIn',
    summary: 'Turn the second factor on with its first code',
    body: CodeIn,
    reply: Done,
    handler: async ({ ctx, body, request, reply }) => {
      setCookies(reply, await confirmSecondFactor(ctx, identity, body, callerOf(request)))
      return done
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/account/second-factor',
    permission: 'signedIn',
    summary: 'Turn the second factor off',
    body: PasswordIn,
    reply: Done,
    handler: async ({ ctx, body, request, reply }) => {
      setCookies(reply, await disableSecondFactor(ctx, identity, body, callerOf(request)))
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/account/link',
    permission: 'public',
    summary: 'What a one-time link opens, as long as it can be used',
    body: LinkIn,
    reply: LinkOut,
    handler: async ({ ctx, body }) => {
      const link = await getLink(ctx.db, identity.now(), hashToken(body.token))
      const account = link.accountId ? await findAccount(ctx.db, link.accountId) : null
      return { purpose: link.purpose, name: account?.name ?? null, expiresAt: link.expiresAt.toISOString() }
    },
  }),
  route({
    method: 'POST',
    url: '/api/account/password-by-link',
    permission: 'public',
    summary: 'Set the password by a one-time link',
    body: SetPasswordIn,
    reply: Done,
    handler: async ({ ctx, body }) => {
      await setPasswordByLink(ctx, identity, body)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/account/first-administrator',
    permission: 'public',
    summary: 'Register the first administrator by the link that the server printed',
    body: FirstAdministratorIn,
    reply: Done,
    handler: async ({ ctx, body }) => {
      const { token, password, ...person } = body
      await becomeFirstAdministrator(ctx, identity, { token, password, person })
      return done
    },
  }),
]
