using System.Net.Sockets;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Beredskab.Notifications.Channels.Email;

/// <summary>E-mail by SMTP, over TLS unless the server is on this machine.</summary>
public sealed class EmailChannel(IOptions<EmailOptions> given) : IMessageChannel
{
    private readonly EmailOptions options = given.Value;

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(message.Address, out var to))
        {
            return new SendResult.Failed("address-invalid", FailureAdvice.NextChannel, InDoubt: false);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        using var mail = Write(message, to);
        using var smtp = new SmtpClient();
        // Until the words have left, nothing can have arrived.
        var handedOver = false;
        try
        {
            await smtp.ConnectAsync(
                options.Host,
                options.Port,
                options.IsLoopback ? SecureSocketOptions.StartTlsWhenAvailable
                    : options.Port == 465 ? SecureSocketOptions.SslOnConnect
                    : SecureSocketOptions.StartTls,
                timeout.Token
            );
            if (options.UserName is { Length: > 0 } userName)
            {
                await smtp.AuthenticateAsync(userName, options.Password!, timeout.Token);
            }

            handedOver = true;
            await smtp.SendAsync(mail, timeout.Token);
            handedOver = false;
            await Quit(smtp, timeout.Token);
            return new SendResult.Accepted(mail.MessageId!);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult.Failed("timeout", FailureAdvice.TryAgain, handedOver) { IsOfProvider = true };
        }
        catch (SmtpCommandException e)
        {
            return Read(e);
        }
        catch (AuthenticationException)
        {
            // It can be put right within the hour, and the message is still needed then.
            return new SendResult.Failed("smtp-sign-in", FailureAdvice.TryAgain, InDoubt: false)
            {
                IsOfProvider = true,
            };
        }
        catch (Exception e) when (e is NotSupportedException or SslHandshakeException)
        {
            return new SendResult.Failed("smtp-without-tls", FailureAdvice.TryAgain, InDoubt: false)
            {
                IsOfProvider = true,
            };
        }
        catch (Exception e) when (e is IOException or SocketException or SmtpProtocolException)
        {
            return new SendResult.Failed(
                handedOver ? "connection-cut" : "no-connection",
                FailureAdvice.TryAgain,
                handedOver
            )
            {
                IsOfProvider = true,
            };
        }
    }

    /// <summary>A mail server cannot be asked; a repeat has the same Message-ID, which mailboxes show once.</summary>
    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage message,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);

    private MimeMessage Write(OutgoingMessage message, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(options.From);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Message}@{from.Domain}",
            Subject = EmailText.SubjectOf(message),
            Body = new TextPart("plain") { Text = EmailText.Of(message) },
        };
        mail.From.Add(from);
        mail.To.Add(to);
        // Neither a holiday's answer nor a list's may come back.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Urgent)
        {
            mail.Priority = MessagePriority.Urgent;
            mail.Importance = MessageImportance.High;
        }

        return mail;
    }

    private static SendResult.Failed Read(SmtpCommandException e)
    {
        var code = $"smtp-{(int)e.StatusCode}";
        return ((int)e.StatusCode, e.ErrorCode) switch
        {
            (>= 400 and < 500, _) => new(code, FailureAdvice.TryAgain, InDoubt: false),
            (_, SmtpErrorCode.RecipientNotAccepted) => new(code, FailureAdvice.NextChannel, InDoubt: false),
            _ => new(code, FailureAdvice.TellAdministrator, InDoubt: false),
        };
    }

    /// <summary>The mail is taken, whatever the server says to our leaving.</summary>
    private static async Task Quit(SmtpClient smtp, CancellationToken cancellationToken)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or SocketException
                        or SmtpProtocolException
                        or SmtpCommandException
                        or OperationCanceledException
            )
        {
            // Disposed with the client.
        }
    }
}
