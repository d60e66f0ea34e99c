using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Contacts;

[System.Text.Json.Serialization.JsonConverter(typeof(EntityIdJsonConverter<WayId>))]
public readonly record struct WayId(Guid Value) : IEntityId<WayId>
{
    public static WayId From(Guid value) => new(value);
}

public enum WayKind
{
    Sms,
    Voice,
    Push,
    Email,
}

public sealed record ContactWay(WayId Id, WayKind Kind, bool Verified, TimeSpan After);

public sealed record ContactBook
{
    public static ContactBook Empty { get; } = new();

    public ImmutableDictionary<PersonId, ImmutableArray<ContactWay>> Stub { get; init; } =
        ImmutableDictionary<PersonId, ImmutableArray<ContactWay>>.Empty;

    public ContactWay? Find(WayId way) => Stub.Values.SelectMany(ways => ways).FirstOrDefault(w => w.Id == way);

    public ImmutableArray<ContactWay> WaysOf(PersonId person) =>
        Stub.GetValueOrDefault(
            person,
            [new(new(DerivedId.From(person.Value, 'w', 0)), WayKind.Sms, false, TimeSpan.Zero)]
        );
}
