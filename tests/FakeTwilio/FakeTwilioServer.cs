using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace Beredskab.FakeTwilio;

/// <summary>The provider of SMS and calls as a real HTTP server, with the provider's faults. In a test's process or on its own.</summary>
public sealed partial class FakeTwilioServer : IAsyncDisposable
{
    private readonly FakeTwilioOptions options;
    private readonly TimeProvider time;
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<FakeMessage> messages = [];
    private readonly List<FaultPlan> faults = [];
    private readonly ConcurrentQueue<CallbackResult> results = new();
    private readonly ConcurrentQueue<LookUp> lookUps = new();
    private readonly ConcurrentQueue<Func<Task>> late = new();
    private readonly Channel<Func<Task>> callbacks = Channel.CreateUnbounded<Func<Task>>();
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Task telling;
    private int requests;
    private bool listIsBehind;

    private FakeTwilioServer(FakeTwilioOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        InboundUrl = options.InboundUrl;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(options.Url);
        builder.Logging.ClearProviders();
        app = builder.Build();
        MapAccount();
        app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", Create);
        app.MapGet("/2010-04-01/Accounts/{account}/Messages.json", List);
        app.MapPost("/2010-04-01/Accounts/{account}/Calls.json", Call);
        app.MapGet("/2010-04-01/Accounts/{account}/Calls.json", ListCalls);
        FakeControl.Map(app, this);
        telling = Task.Run(Tell);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    public Uri? InboundUrl { get; set; }

    public string AccountSid => options.AccountSid;

    public string AuthToken => options.AuthToken;

    /// <summary>All that was taken, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Requests to send, taken or not.</summary>
    public int Requests => Volatile.Read(ref requests);

    public IReadOnlyList<CallbackResult> Callbacks => [.. results];

    /// <summary>The list of messages knows nothing yet.</summary>
    public bool ListIsBehind
    {
        get => Volatile.Read(ref listIsBehind);
        set => Volatile.Write(ref listIsBehind, value);
    }

    /// <summary>Questions whether something was taken, oldest first.</summary>
    public IReadOnlyList<LookUp> LookUps => [.. lookUps];

    public static async Task<FakeTwilioServer> StartAsync(
        FakeTwilioOptions? options = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default
    )
    {
        var server = new FakeTwilioServer(options ?? new(), time ?? TimeProvider.System);
        await server.app.StartAsync(cancellationToken);
        server.Url = new(server.app.Urls.First());
        return server;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    public void Plan(FaultPlan plan)
    {
        lock (gate)
        {
            faults.Add(plan);
        }
    }

    /// <summary>Told of each text that is taken, as the network that carries it.</summary>
    public Action<FakeMessage>? Carry { get; set; }

    /// <summary>A text comes to a number of this account; nobody is told, but the list knows it.</summary>
    public void Receive(string from, string to, string body)
    {
        lock (gate)
        {
            messages.Add(new(NewSid(), to, from, body, null, null, time.GetUtcNow(), "received", null));
        }
    }

    public void ClearFaults()
    {
        lock (gate)
        {
            faults.Clear();
        }
    }

    /// <summary>A person writes back. Delivered to the product as the provider does, signed.</summary>
    /// <param name="sid">To deliver the same text twice.</param>
    /// <returns>The product's status code.</returns>
    public async Task<int> SendInbound(string from, string body, string? sid = null, string? signedWith = null)
    {
        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = AccountSid,
            ["Body"] = body,
            ["From"] = from,
            ["MessageSid"] = sid ?? NewSid(),
            ["NumMedia"] = "0",
            ["To"] = options.Number,
        };
        return InboundUrl is { } url ? await Post(url.ToString(), form, signedWith ?? AuthToken) : 0;
    }

    /// <summary>Tells the product a status, whatever happened.</summary>
    public async Task<int> SendStatus(
        FakeMessage message,
        string status,
        string? error = null,
        string? signedWith = null
    )
    {
        lock (gate)
        {
            var index = messages.FindIndex(m => m.Sid == message.Sid);
            if (index >= 0)
            {
                messages[index] = messages[index] with { Status = status, ErrorCode = error };
            }
        }

        if (message.StatusCallback is not { } url)
        {
            return 0;
        }

        var form = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountSid"] = AccountSid,
            ["ApiVersion"] = "2010-04-01",
            ["From"] = message.From,
            ["MessageSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsSid"] = message.Sid,
            ["SmsStatus"] = status,
            ["To"] = message.To,
        };
        if (error is not null)
        {
            form["ErrorCode"] = error;
        }

        var answer = await Post(url, form, signedWith ?? AuthToken);
        results.Enqueue(new(message.Sid, status, answer));
        return answer;
    }

    /// <summary>Sends the callbacks that were kept back.</summary>
    public async Task Release()
    {
        while (late.TryDequeue(out var tell))
        {
            await tell();
        }
    }

    public async ValueTask DisposeAsync()
    {
        callbacks.Writer.TryComplete();
        await stopping.CancelAsync();
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
        await telling;
        http.Dispose();
        stopping.Dispose();
    }

    private async Task<IResult> Create(string account, HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!IsAuthorized(account, context))
        {
            // What is not let in uses up no fault.
            return Problem(401, 20003, "Authenticate");
        }

        var plan = TakeFault(form["To"].ToString());
        if (plan.LatencyMilliseconds > 0)
        {
            await Task.Delay(plan.LatencyMilliseconds, context.RequestAborted);
        }

        if (Refuse(account, context, plan) is { } refused)
        {
            return refused;
        }

        if (form["To"].Count == 0 || form["Body"].Count == 0)
        {
            return Problem(400, 21604, "A 'To' phone number and a 'Body' are required");
        }

        var message = new FakeMessage(
            NewSid(),
            form["To"].ToString(),
            form["From"].Count > 0 ? form["From"].ToString() : form["MessagingServiceSid"].ToString(),
            form["Body"].ToString(),
            form["StatusCallback"].Count > 0 ? form["StatusCallback"].ToString() : null,
            form["ValidityPeriod"].Count > 0 ? form["ValidityPeriod"].ToString() : null,
            time.GetUtcNow(),
            "queued",
            null
        );
        lock (gate)
        {
            messages.Add(message);
        }

        Carry?.Invoke(message);
        if (await Lose(context, plan.Fault, () => Follow(message, plan.Fault, plan.Code)) is { } lost)
        {
            return lost;
        }

        if (plan.Fault == Fault.CallbackBeforeResponse)
        {
            await SendStatus(message, "sent");
            await SendStatus(message, "delivered");
        }
        else
        {
            Follow(message, plan.Fault, plan.Code);
        }

        return Results.Json(Shape(message), statusCode: 201);
    }

    /// <returns>Null when the request is to be taken.</returns>
    private IResult? Refuse(string account, HttpContext context, FaultPlan plan)
    {
        var fault = plan.Fault;
        if (!IsAuthorized(account, context) || fault == Fault.BadCredentials)
        {
            return Problem(401, 20003, "Authenticate");
        }

        switch (fault)
        {
            case Fault.TooManyRequests:
                return Problem(429, 20429, "Too Many Requests");
            case Fault.ServerError:
                return Problem(500, 20500, "Internal Server Error");
            case Fault.Unavailable:
                return Problem(503, 20503, "Service Unavailable");
            case Fault.OptedOut:
                return Problem(400, 21610, "Attempt to send to unsubscribed recipient");
            case Fault.NotAMobile:
                return Problem(400, 21614, "'To' number is not a valid mobile number");
            case Fault.Refused:
                return Problem(400, int.Parse(plan.Code ?? "21211", CultureInfo.InvariantCulture), "Refused");
            case Fault.CutBefore:
                context.Abort();
                return Results.Empty;
            default:
                return null;
        }
    }

    /// <returns>What is answered when something was taken and all the same no id comes back; null when it does.</returns>
    private async Task<IResult?> Lose(HttpContext context, Fault fault, Action follow)
    {
        switch (fault)
        {
            case Fault.CutAfter:
                context.Abort();
                return Results.Empty;
            case Fault.CutAfterWithCallback:
                context.Abort();
                follow();
                return Results.Empty;
            case Fault.ServerErrorAfterAccepting:
                return Problem(500, 20500, "Internal Server Error");
            case Fault.SilentAfter:
                using (
                    var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token)
                )
                {
                    await Task.Delay(Timeout.Infinite, gone.Token).ContinueWith(_ => { }, TaskScheduler.Default);
                }

                return Results.Empty;
            default:
                return null;
        }
    }

    private IResult List(string account, HttpContext context)
    {
        if (!IsAuthorized(account, context))
        {
            return Problem(401, 20003, "Authenticate");
        }

        var to = context.Request.Query["To"].ToString();
        var since = context.Request.Query["DateSent>"].ToString();
        lookUps.Enqueue(new("Messages", to, since, time.GetUtcNow(), ListIsBehind));
        var found = Messages
            .Where(_ => !ListIsBehind)
            .Where(m => to.Length == 0 || m.To == to)
            .Where(m => since.Length == 0 || string.CompareOrdinal($"{m.At.UtcDateTime:yyyy-MM-dd}", since) >= 0)
            .Reverse()
            .Select(Shape);
        return Results.Json(new { messages = found.ToArray(), next_page_uri = (string?)null });
    }

    private static object Shape(FakeMessage m) =>
        new
        {
            sid = m.Sid,
            to = m.To,
            from = m.From,
            body = m.Body,
            status = m.Status,
            error_code = m.ErrorCode,
            date_created = m.At.ToString("R"),
            num_segments = "1",
        };

    private FaultPlan TakeFault(string to)
    {
        lock (gate)
        {
            var index = faults.FindIndex(plan => plan.To is null || plan.To == to);
            if (index < 0)
            {
                return new(Fault.None);
            }

            var plan = faults[index];
            if (plan.Times > 1)
            {
                faults[index] = plan with { Times = plan.Times - 1 };
            }
            else
            {
                faults.RemoveAt(index);
            }

            return plan;
        }
    }

    private static IResult Problem(int status, int code, string message) =>
        Results.Json(
            new
            {
                code,
                message,
                more_info = $"https://www.twilio.com/docs/errors/{code}",
                status,
            },
            statusCode: status
        );

    private static string NewSid() => "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
