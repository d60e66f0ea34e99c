using System.Collections.Concurrent;
using System.Globalization;

namespace Beredskab.FakeAddresses;

/// <summary>
/// Adressevælger as a real HTTP server, in the form of its documentation: <c>/husnumre/soeg</c> names house numbers and
/// streets, <c>/husnumre/{id}</c> says where one lies, in EPSG:25832. In a test's process or on its own.
/// </summary>
public sealed class FakeAddressServer : IAsyncDisposable
{
    private static readonly House[] Houses =
    [
        new(
            "0a3f507a-0001-32b8-e044-0003ba298018",
            "Blågårdsgade",
            "12",
            "2200",
            "København N",
            723_516.73,
            6_176_976.51
        ),
        new(
            "0a3f507a-0002-32b8-e044-0003ba298018",
            "Blågårdsgade",
            "120",
            "2200",
            "København N",
            723_573.84,
            6_177_090.95
        ),
        new(
            "0a3f507a-0003-32b8-e044-0003ba298018",
            "Nørrebrogade",
            "44",
            "2200",
            "København N",
            723_345.4,
            6_177_246.48
        ),
        // Bornholm is Denmark, and outside what an incident's place can be.
        new("0a3f507a-0004-32b8-e044-0003ba298018", "Blågårdsvej", "1", "3700", "Rønne", 863_505.61, 6_120_769.28),
    ];

    private readonly WebApplication app;
    private readonly string token;
    private readonly ConcurrentQueue<string> asked = new();
    private volatile Fault fault;

    private FakeAddressServer(string url, string token)
    {
        this.token = token;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet(
            "/husnumre/soeg",
            (Delegate)((HttpContext context) => Answer(context, () => Search(context.Request.Query)))
        );
        app.MapGet("/husnumre/{id:guid}", (Guid id, HttpContext context) => Answer(context, () => LookUp(id)));
        // For tests in another process.
        app.MapPost("/fake/fault/{kind}", (Fault kind) => fault = kind);
        app.MapGet("/fake/asked", () => asked.ToArray());
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Path and query of each request, oldest first; with the token, as it came.</summary>
    public IReadOnlyList<string> Asked => [.. asked];

    public Fault Fault
    {
        get => fault;
        set => fault = value;
    }

    public static async Task<FakeAddressServer> StartAsync(
        string url,
        string token,
        CancellationToken cancellationToken
    )
    {
        var server = new FakeAddressServer(url, token);
        await server.app.StartAsync(cancellationToken);
        server.Url = new(server.app.Urls.First());
        return server;
    }

    /// <summary>Runs until the process is asked to stop.</summary>
    public Task WaitForShutdown() => app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> Answer(HttpContext context, Func<IResult> found)
    {
        asked.Enqueue(context.Request.Path + context.Request.QueryString);
        switch (fault)
        {
            case Fault.Slow:
                await Task.Delay(Timeout.Infinite, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return Results.StatusCode(StatusCodes.Status504GatewayTimeout);
            case Fault.TooMany:
                context.Response.Headers.RetryAfter = "30";
                return Results.StatusCode(StatusCodes.Status429TooManyRequests);
            case Fault.Broken:
                return Results.StatusCode(StatusCodes.Status500InternalServerError);
            case Fault.Cut:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("{\"status\":\"ok\",\"fund\":[{\"type\":", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                context.Abort();
                return Results.Empty;
            case Fault.Garbage:
                return Results.Text("<html><body>Vedligeholdelse</body></html>", "text/html");
            case Fault.OtherForm:
                return Results.Json(new { resultater = Array.Empty<string>() });
            case Fault.Redirect:
                return Results.Redirect("http://127.0.0.1:9/husnumre/soeg" + context.Request.QueryString);
            case Fault.Huge:
                return Results.Text(new string(' ', 2_000_000) + "{\"status\":\"ok\",\"fund\":[]}", "application/json");
            default:
                return fault == Fault.Unauthorized || context.Request.Query["token"] != token
                    ? Results.StatusCode(StatusCodes.Status401Unauthorized)
                    : found();
        }
    }

    private IResult Search(IQueryCollection query)
    {
        var typed = query["tekst"].ToString();
        if (typed.Length is 0 or > 73)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var kommune = query["kommunekode"].ToString();
        var words = typed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var houses = Houses
            .Where(house => kommune.Length == 0 || house.Kommune == kommune)
            .Where(house => words.All(word => house.Has(word)))
            .ToArray();
        // A street alone is not narrow enough: only its name is found.
        var narrow = typed.Any(char.IsAsciiDigit);
        object[] found =
            fault == Fault.Empty
                ? []
                :
                [
                    .. houses
                        .Where(_ => narrow)
                        .Select(house => new
                        {
                            type = "husnummer",
                            id = house.Id,
                            titel = house.Title,
                            vejnavn = house.Street,
                            husnummer = house.Number,
                        }),
                    .. houses.Length > 0
                        ? new[]
                        {
                            new
                            {
                                type = "vejnavn",
                                titel = houses[0].Street,
                                vejnavn = houses[0].Street,
                            },
                        }
                        : [],
                ];
        return Results.Json(
            new
            {
                status = "ok",
                beskrivelse = "",
                fund = found,
            }
        );
    }

    private IResult LookUp(Guid id)
    {
        if (Array.Find(Houses, house => Guid.Parse(house.Id) == id) is not { } house)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        object? place = fault switch
        {
            Fault.Nowhere => null,
            Fault.Swapped => Access(house.Northing, house.Easting),
            Fault.Abroad => Access(-2_500_000, 1_200_000),
            _ => Access(house.Easting, house.Northing),
        };
        return Results.Json(
            new
            {
                status = "ok",
                beskrivelse = "",
                husnummer = new
                {
                    id_lokalid = house.Id,
                    husnummertekst = house.Number,
                    adgangsadressebetegnelse = house.Title,
                    vejnavn = house.Street,
                    adgangspunkt = place,
                    postnummer = new { postnr = house.Postcode, navn = house.Town },
                    navngivenvejkommunedel = new { kommune = house.Kommune },
                },
            }
        );
    }

    private static object Access(double x, double y) =>
        new { geometri = new { type = "Point", coordinates = new[] { x, y } }, koordinater = new { x, y } };

    private sealed record House(
        string Id,
        string Street,
        string Number,
        string Postcode,
        string Town,
        double Easting,
        double Northing
    )
    {
        public string Title => $"{Street} {Number}, {Postcode} {Town}";

        public string Kommune => Postcode == "3700" ? "0400" : "0101";

        public bool Has(string word) =>
            $"{Street} {Number} {Postcode} {Town}"
                .Split(' ')
                .Any(part => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(part, word, CompareOptions.IgnoreCase));
    }
}
