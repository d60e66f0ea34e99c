using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Finding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Commands;

namespace Beredskab.Hub.Addresses;

/// <summary>Finding a street address. The Hub asks the service; a browser never does.</summary>
public static class AddressEndpoints
{
    /// <summary>What the service itself takes, in characters.</summary>
    public const int LongestText = 73;

    private const int ShortestText = 3;

    /// <param name="Text">As it was typed: a street and a number, perhaps a town.</param>
    public sealed record SearchBody(string? Text);

    /// <param name="Id">Asks for its place.</param>
    public sealed record AddressView(Guid Id, string Title);

    /// <param name="Point">[longitude, latitude], WGS 84, degrees.</param>
    /// <param name="Bydel">Its name; null outside København.</param>
    public sealed record AddressPlaceView(IReadOnlyList<double> Point, string? Bydel);

    /// <summary>Nothing is mapped when no service is configured.</summary>
    public static void MapAddresses(this IEndpointRouteBuilder api)
    {
        if (api.ServiceProvider.GetService<AddressService>() is not { } service)
        {
            return;
        }

        // What is typed may be where somebody lives: in a body it is in no proxy's log of addresses.
        api.MapPost("/addresses/search", (SearchBody body, CancellationToken ct) => Search(service, body, ct))
            .WithTags("Steder")
            .WithSummary("Adresser, der ligner det skrevne")
            .WithDescription(
                "Højst seks husnumre, de mest sandsynlige først. Hvor en adresse ligger, spørges der om for sig."
            )
            .Produces<List<AddressView>>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet(
                "/addresses/{id:guid}",
                (Guid id, CommandDesk desk, CancellationToken ct) => Locate(service, id, desk, ct)
            )
            .WithTags("Steder")
            .WithSummary("Hvor en adresse ligger")
            .Produces<AddressPlaceView>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> Search(AddressService service, SearchBody body, CancellationToken ct)
    {
        if (Check(body.Text, out var text) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return await service.Search(text, ct) switch
        {
            AddressAnswer<System.Collections.Immutable.ImmutableArray<FoundAddress>>.Told told => Results.Ok(
                told.Value.Select(address => new AddressView(address.Id, address.Title)).ToList()
            ),
            _ => Unavailable,
        };
    }

    private static async Task<IResult> Locate(
        AddressService service,
        Guid id,
        CommandDesk desk,
        CancellationToken ct
    ) =>
        await service.Locate(id, ct) switch
        {
            AddressAnswer<Coordinates>.Told { Value: var point } => point.Check("id") is { } outside
                ? Problems.Of(outside)
                : Results.Ok(
                    new AddressPlaceView(
                        [Math.Round(point.Longitude, 6), Math.Round(point.Latitude, 6)],
                        PlaceSearch.BydelAt(desk.State.Areas.Atlas, point)
                    )
                ),
            AddressAnswer<Coordinates>.Nowhere => Problems.Of(
                new Refusal(
                    "address-nowhere",
                    "Adressen har ingen plads, der kan bruges. Klik på kortet i stedet.",
                    "id"
                )
            ),
            _ => Unavailable,
        };

    private static IResult Unavailable { get; } =
        Problems.Of(
            StatusCodes.Status503ServiceUnavailable,
            "addresses-unavailable",
            "Adresser kan ikke søges lige nu",
            "Tjenesten med adresser svarer ikke. Steder kan stadig søges, og du kan klikke på kortet."
        );

    private static Refusal? Check(string? typed, out string text)
    {
        if (OpenText.Check(typed, "text", out var clean, LongestText) is { } refusal)
        {
            text = "";
            // A CPR number does not leave the product, to this service either.
            return refusal;
        }

        text = clean.Value!.Replace('\n', ' ');
        return text.Length >= ShortestText
            ? null
            : new("text-too-short", $"Skriv mindst {ShortestText} tegn af adressen.", "text");
    }
}
