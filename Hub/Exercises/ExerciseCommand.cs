using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Exercises;

/// <summary>What can be asked of all exercises at once. One exercise is an incident, and is handled as one.</summary>
public abstract record ExerciseCommand : DomainCommand
{
    private ExerciseCommand() { }

    /// <summary>Stands down every open exercise, with one reason; those who were alerted are told.</summary>
    public sealed record EndAll(string? Reason) : ExerciseCommand;
}
