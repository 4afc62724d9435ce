import { z } from 'zod'
import { route } from '../../kernel/http/route.ts'
import { Done, done, Id } from '../../kernel/http/schema.ts'
import { channels } from './message.rules.ts'
import type { Sending } from './messages.job.ts'
import { ChoicesBody, ChoicesView, MessagesQuery, MessagesView } from './messages.schema.ts'
import { chooseMessages, releaseMessages, sendAgain } from './messages.verbs.ts'
import { choicesView, messagesView } from './messages.view.ts'

export const messagesRoutes = (sending: Sending) => [
  route({
    method: 'GET',
    url: '/api/messages',
    permission: 'messages.see',
    summary: 'What the house told people about records within sight, newest first, with the state of each delivery',
    query: MessagesQuery,
    reply: MessagesView,
    handler: ({ ctx, query }) => messagesView(ctx, query, sending),
  }),
  route({
    method: 'POST',
    url: '/api/messages/:id/:channel/again',
    permission: 'messages.sendAgain',
    summary: 'Sends a message again that failed, found nobody, or may not have gone out',
    params: z.object({ id: Id, channel: z.enum(channels) }),
    reply: Done,
    handler: async ({ ctx, params }) => {
      await sendAgain(ctx, params.id, params.channel)
      return done
    },
  }),
  route({
    method: 'POST',
    url: '/api/messages/release',
    permission: 'messages.release',
    summary: 'Lets this copy of the house send what waits',
    reply: Done,
    handler: async ({ ctx }) => {
      await releaseMessages(ctx, sending.installation)
      return done
    },
  }),
  route({
    method: 'GET',
    url: '/api/account/messages',
    permission: 'signedIn',
    summary: 'What one is told by which channel, and one’s quiet hours',
    reply: ChoicesView,
    handler: ({ ctx }) => choicesView(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/account/messages',
    permission: 'signedIn',
    summary: 'Chooses what one is told by which channel, and one’s quiet hours',
    body: ChoicesBody,
    reply: Done,
    handler: async ({ ctx, body }) => {
      await chooseMessages(ctx, body)
      return done
    },
  }),
]
