import type { Transporter } from 'nodemailer'
import type { Sender } from './sender.ts'

/** Codes with which a server is never reached, or refuses before it took the message: nothing was sent. */
const notTaken = new Set(['ECONNECTION', 'EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED', 'EENVELOPE'])

/** E-mail by an SMTP server. @param url `smtps://user:password@host:465` or `smtp://host:587` */
export function smtpSender(url: string, from: string): Sender {
  let transport: Transporter | undefined
  return {
    channel: 'email',
    async send({ to, subject, text, key }) {
      try {
        // loaded with the first message: most offices set no server
        transport ??= (await import('nodemailer')).createTransport(url, { from })
        await transport.sendMail({ to, subject, text, headers: { 'X-Khoosheh-Key': key } })
        return { sent: true }
      } catch (error) {
        const { code = '', responseCode = 0, message } = error as Error & { code?: string; responseCode?: number }
        // 5xx: refused for good; 4xx: later perhaps
        if (responseCode >= 400) return { sent: false, said: message, again: responseCode < 500 }
        if (notTaken.has(code)) return { sent: false, said: message, again: code !== 'EENVELOPE' }
        throw error
      }
    },
  }
}
