using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Ground;

public sealed class RegionTests
{
    [Theory]
    [InlineData(12.592, 56.036)] // Helsingør
    [InlineData(12.31, 56.125)] // Gilleleje
    [InlineData(12.775, 55.64)] // Saltholm
    [InlineData(12.70, 55.59)] // Dragør
    [InlineData(12.45, 55.28)] // Stevns
    [InlineData(11.12, 55.33)] // Korsør
    public void What_is_Danish_by_the_Sound_can_be_a_place(double longitude, double latitude) =>
        Assert.Null(new Coordinates(longitude, latitude).Check("position"));
}
