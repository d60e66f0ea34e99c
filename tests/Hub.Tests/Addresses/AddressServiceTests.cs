using System.Collections.Immutable;
using Beredskab.FakeAddresses;
using Beredskab.GeoModel.Ground;
using Beredskab.Hub.Addresses;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Told = Beredskab.Hub.Addresses.AddressAnswer<System.Collections.Immutable.ImmutableArray<Beredskab.Hub.Addresses.FoundAddress>>.Told;

namespace Beredskab.Hub.Tests.Addresses;

/// <summary>The service of addresses over real HTTP, and all that can be wrong with it.</summary>
public sealed class AddressServiceTests : IAsyncLifetime
{
    private const string Token = "a-secret-token-of-the-tests";

    private readonly FakeTimeProvider time = new();
    private readonly HeardLog log = new();
    private FakeAddressServer fake = null!;
    private AddressService service = null!;
    private HttpClient http = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        fake = await FakeAddressServer.StartAsync("http://127.0.0.1:0", Token, Ct);
        service = Service(new());
    }

    public async ValueTask DisposeAsync()
    {
        service.Dispose();
        http.Dispose();
        await fake.DisposeAsync();
    }

    [Fact]
    public async Task An_address_is_found_and_lies_where_it_is()
    {
        var found = Assert.IsType<Told>(await service.Search("blågårdsgade 12", Ct)).Value;

        Assert.Equal(
            ["Blågårdsgade 12, 2200 København N", "Blågårdsgade 120, 2200 København N"],
            found.Select(address => address.Title)
        );
        var at = Assert.IsType<AddressAnswer<Coordinates>.Told>(await service.Locate(found[0].Id, Ct)).Value;
        Assert.Equal(12.5560, at.Longitude, 0.00001);
        Assert.Equal(55.6870, at.Latitude, 0.00001);
        Assert.Contains("kommunekode=0101", fake.Asked[0], StringComparison.Ordinal);
        Assert.All(fake.Asked, asked => Assert.Contains($"token={Token}", asked, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_of_the_country_is_searched_when_no_kommune_is_set()
    {
        using var wide = Service(new() { Kommunekode = "" });

        var found = Assert.IsType<Told>(await wide.Search("Blågårdsvej 1", Ct)).Value;

        Assert.Equal("Blågårdsvej 1, 3700 Rønne", Assert.Single(found).Title);
        // It is for whoever asked to say that an incident cannot lie there.
        var at = Assert.IsType<AddressAnswer<Coordinates>.Told>(await wide.Locate(found[0].Id, Ct)).Value;
        Assert.Equal("position-outside-region", at.Check("id")!.Code);
    }

    [Theory]
    [InlineData(Fault.Unauthorized, "http-401")]
    [InlineData(Fault.TooMany, "http-429")]
    [InlineData(Fault.Broken, "http-500")]
    [InlineData(Fault.Cut, "no-connection")]
    [InlineData(Fault.Garbage, "unreadable-answer")]
    [InlineData(Fault.OtherForm, "unreadable-answer")]
    [InlineData(Fault.Redirect, "http-302")]
    [InlineData(Fault.Huge, "no-connection")]
    public async Task A_fault_of_the_service_is_a_value_that_names_nothing_but_the_fault(Fault fault, string code)
    {
        fake.Fault = fault;

        var answer = await service.Search("Blågårdsgade 12", Ct);

        var told = Assert.IsType<AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable>(answer);
        Assert.Equal(new(code, IsOutage: true), told);
        Assert.NotEmpty(log.Lines);
        Assert.All(
            log.Lines,
            line =>
            {
                Assert.DoesNotContain(Token, line, StringComparison.Ordinal);
                Assert.DoesNotContain("gade", line, StringComparison.OrdinalIgnoreCase);
            }
        );
        Assert.Single(fake.Asked);
    }

    [Fact]
    public async Task A_service_that_nobody_listens_for_is_a_value_too()
    {
        await fake.DisposeAsync();

        var answer = await service.Search("Blågårdsgade 12", Ct);

        Assert.Equal(
            new("no-connection", true),
            Assert.IsType<AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable>(answer)
        );
    }

    [Fact]
    public async Task A_slow_service_is_waited_for_no_longer_than_the_setting_says()
    {
        fake.Fault = Fault.Slow;

        var asking = service.Search("Blågårdsgade 12", Ct);
        await Waiting.Until(() => fake.Asked.Count == 1, "the question");
        time.Advance(TimeSpan.FromSeconds(2.4));
        Assert.False(asking.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(
            new("timeout", true),
            Assert.IsType<AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable>(await asking)
        );
    }

    [Fact]
    public async Task A_person_who_types_on_is_no_fault_of_the_service()
    {
        fake.Fault = Fault.Slow;
        for (var turn = 1; turn <= 6; turn++)
        {
            using var gone = new CancellationTokenSource();
            var asking = service.Search("Blågårdsgade 12", gone.Token);
            await Waiting.Until(() => fake.Asked.Count == turn, "the question");
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        fake.Fault = Fault.None;
        Assert.IsType<Told>(await service.Search("Blågårdsgade 12", Ct));
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task A_service_that_is_down_is_left_alone_and_used_again_when_it_is_back()
    {
        fake.Fault = Fault.Broken;
        for (var turn = 0; turn < 4; turn++)
        {
            await service.Search("Blågårdsgade 12", Ct);
        }

        var meanwhile = await service.Search("Blågårdsgade 12", Ct);
        Assert.Equal(
            new("left-alone", true),
            Assert.IsType<AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable>(meanwhile)
        );
        Assert.Equal(4, fake.Asked.Count);

        fake.Fault = Fault.None;
        time.Advance(TimeSpan.FromSeconds(16));
        Assert.IsType<Told>(await service.Search("Blågårdsgade 12", Ct));
        Assert.Equal(5, fake.Asked.Count);
    }

    [Fact]
    public async Task No_more_questions_are_on_their_way_than_the_setting_allows()
    {
        using var narrow = Service(new() { Concurrency = 1 });
        fake.Fault = Fault.Slow;
        using var gone = new CancellationTokenSource();
        var first = narrow.Search("Blågårdsgade 12", gone.Token);
        await Waiting.Until(() => fake.Asked.Count == 1, "the question");

        var second = await narrow.Search("Blågårdsgade 12", Ct);

        Assert.Equal(
            new("busy", false),
            Assert.IsType<AddressAnswer<ImmutableArray<FoundAddress>>.Unavailable>(second)
        );
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
    }

    [Fact]
    public async Task Nothing_found_is_an_answer()
    {
        fake.Fault = Fault.Empty;
        Assert.Empty(Assert.IsType<Told>(await service.Search("Blågårdsgade 12", Ct)).Value);
        fake.Fault = Fault.None;
        // The service answers 400 to what it does not understand.
        Assert.Empty(Assert.IsType<Told>(await service.Search(new string('a', 74), Ct)).Value);
        Assert.IsType<AddressAnswer<Coordinates>.Nowhere>(await service.Locate(Guid.NewGuid(), Ct));
    }

    [Theory]
    [InlineData(Fault.Swapped)]
    [InlineData(Fault.Abroad)]
    [InlineData(Fault.Nowhere)]
    public async Task A_place_that_is_not_in_Denmark_is_not_guessed_at(Fault fault)
    {
        var id = Assert.IsType<Told>(await service.Search("Nørrebrogade 44", Ct)).Value[0].Id;
        fake.Fault = fault;

        Assert.IsType<AddressAnswer<Coordinates>.Nowhere>(await service.Locate(id, Ct));
    }

    private AddressService Service(AddressOptions options)
    {
        options.Url = fake.Url.ToString();
        options.Token = Token;
        http = new(AddressSetup.Handler());
        return new(http, Options.Create(options), time, log);
    }

    private sealed class HeardLog : ILogger<AddressService>
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (lines)
                {
                    return [.. lines];
                }
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (lines)
            {
                lines.Add($"{formatter(state, exception)} {exception}");
            }
        }
    }
}
