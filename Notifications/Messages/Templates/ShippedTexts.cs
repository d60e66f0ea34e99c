namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The templates that come with the product, and hold until somebody has adopted others.</summary>
public static class ShippedTexts
{
    private const string Head = "SSP-BEREDSKAB {kode}: {Type}[ {sted}], {område}";

    private const string Now = "SSP-BEREDSKAB {kode}: {Type}, nu[ {sted},] {område}";

    private static readonly TextTemplate Alert = TextTemplate.Of(
        Head
            + ". {Niveau}.[ Vagt mangler: {mangler}.| Vagt mangler.] Svar {svar}."
            + "[ JA {kode} 20 = fremme om 20 min.| JA {kode} 20 = om 20 min.]"
    );

    private static readonly TextTemplate AreaEntered = TextTemplate.Of(
        Now + ". {Niveau}. Svar {svar}." + "[ JA {kode} 20 = fremme om 20 min.| JA {kode} 20 = om 20 min.]"
    );

    private static readonly TextTemplate LevelRaised = TextTemplate.Of(
        Head + ". Hævet til {niveau}. Svar [igen: ]{svar}."
    );

    private static readonly TextTemplate LevelRaisedTold = TextTemplate.Of(Head + ". Hævet til {niveau}.[ {Status}.]");

    private static readonly TextTemplate LevelLowered = TextTemplate.Of(Head + ". Sænket til {niveau}.[ {Status}.]");

    private static readonly TextTemplate Moved = TextTemplate.Of(Now + ". Hændelsen er flyttet. Svar {svar}.");

    private static readonly TextTemplate MovedTold = TextTemplate.Of(Now + ". Hændelsen er flyttet.[ {Status}.]");

    private static readonly TextTemplate Merged = TextTemplate.Of(
        Head + ".[ {Niveau}.] Slået sammen med kode {tidligere}. Svar {svar}."
    );

    private static readonly TextTemplate MergedTold = TextTemplate.Of(
        Head + ".[ {Niveau}.] Slået sammen med kode {tidligere}.[ {Status}.]"
    );

    private static readonly TextTemplate Missing = TextTemplate.Of(
        Head + ". {Niveau}.[ {mangler} er ikke dækket.| Dækning mangler.] Svar {svar}."
    );

    private static readonly TextTemplate Deputy = TextTemplate.Of(
        Head
            + ". {Niveau}.[ {mangler} er ikke dækket. Du er stedfortræder.| {mangler} er ikke dækket.| Dækning mangler.]"
            + " Svar {svar}."
    );

    private static readonly TextTemplate ReliefMissing = TextTemplate.Of(
        Head + ". {Niveau}.[ Afløser for {mangler} mangler.| Afløser mangler.] Svar {svar}."
    );

    private static readonly TextTemplate HandOver = TextTemplate.Of(
        Head + ". {Niveau}.[ Du har nu vagten.| Du har vagten.] {Beslutning}. {Opgaver}. Svar {svar}."
    );

    private static readonly TextTemplate Stale = TextTemplate.Of(
        Head + ". Intet nyt fra jer siden dit JA.[ Er I stadig med?] Svar {svar}."
    );

    private static readonly TextTemplate Relieved = TextTemplate.Of(
        Head + ". Ny vagt for {myndighed} har overtaget. Du kan stoppe dér.[ Du skal ikke svare.]"
    );

    private static readonly TextTemplate Covered = TextTemplate.Of(
        Head + ". {Myndighed} er dækket.[ Du behøver ikke svare.]"
    );

    private static readonly TextTemplate StandDown = TextTemplate.Of(
        Head + " er afsluttet. Normaldrift. Du skal ikke svare."
    );

    public static TextTemplate Of(TextKind kind) =>
        kind switch
        {
            TextKind.Alert => Alert,
            TextKind.AreaEntered => AreaEntered,
            TextKind.LevelRaised => LevelRaised,
            TextKind.LevelRaisedTold => LevelRaisedTold,
            TextKind.LevelLowered => LevelLowered,
            TextKind.Moved => Moved,
            TextKind.MovedTold => MovedTold,
            TextKind.Merged => Merged,
            TextKind.MergedTold => MergedTold,
            TextKind.Missing => Missing,
            TextKind.Deputy => Deputy,
            TextKind.ReliefMissing => ReliefMissing,
            TextKind.HandOver => HandOver,
            TextKind.Stale => Stale,
            TextKind.Relieved => Relieved,
            TextKind.Covered => Covered,
            TextKind.StandDown => StandDown,
            _ => ShippedReplies.Of(kind),
        };
}
