using System.Text.Json;
using Beredskab.Hub.Incidents;

namespace Beredskab.Hub.Tests.Incidents;

public sealed class PointTests
{
    [Theory]
    [InlineData("""{"latitude":55.69}""", "position.longitude")]
    [InlineData("""{"longitude":12.55}""", "position.latitude")]
    [InlineData("""{"longitude":12.55,"latitude":null}""", "position.latitude")]
    [InlineData("""{"longitude":12.55,"latitude":55.69}""", null)]
    public void A_number_that_is_left_out_is_named_and_not_read_as_zero(string json, string? field)
    {
        var point = JsonSerializer.Deserialize<IncidentEndpoints.Point>(json, JsonSerializerOptions.Web)!;
        Assert.Equal(field, point.Missing?.Field);
        Assert.NotEqual(0, point.Coordinates.Longitude);
        Assert.NotEqual(0, point.Coordinates.Latitude);
    }
}
