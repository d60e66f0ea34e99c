using System.Collections.Frozen;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The templates that come with the product, of what is about no incident: replies, notices, test alarms.</summary>
internal static class ShippedReplies
{
    private static readonly FrozenDictionary<TextKind, TextTemplate> All = new Dictionary<TextKind, string>
    {
        [TextKind.ReplyComing] = "SSP-BEREDSKAB {kode}: Dit JA er modtaget.[ Fremme om {minutter} min.]",
        [TextKind.ReplyComingCovered] =
            "SSP-BEREDSKAB {kode}: Dit JA er modtaget.[ Fremme om {minutter} min.] {Myndighed} er allerede dækket af {dækker}.",
        [TextKind.ReplyCannot] = "SSP-BEREDSKAB {kode}: Dit NEJ er modtaget.",
        [TextKind.ReplyDeputy] = "SSP-BEREDSKAB {kode}: Modtaget. " + AnswerTexts.DeputyCalled,
        [TextKind.ReplyDeputyCalled] = "SSP-BEREDSKAB {kode}: Modtaget. " + AnswerTexts.DeputyCalledBefore,
        [TextKind.ReplyDeputyNext] = "SSP-BEREDSKAB {kode}: Modtaget. " + AnswerTexts.DeputyNext,
        [TextKind.ReplyDeputyNone] = "SSP-BEREDSKAB {kode}: Modtaget. " + AnswerTexts.DeputyNone,
        [TextKind.ReplyDeputyNeedless] = "SSP-BEREDSKAB {kode}: Modtaget. " + AnswerTexts.DeputyNeedless,
        [TextKind.ReplyMinutesUnread] =
            "SSP-BEREDSKAB {kode}: Dit JA er modtaget, men minutterne blev ikke forstået. Skriv 1-240, fx JA {kode} 20.",
        [TextKind.ReplyMinutesKept] =
            "SSP-BEREDSKAB {kode}: Dit JA er modtaget, men minutterne blev ikke forstået. Dit svar om {minutter} min. gælder stadig. Skriv 1-240.",
        [TextKind.ReplyTooLate] =
            "SSP-BEREDSKAB {kode}: Dit svar er ikke talt med: der er over 240 min. til. Kommer du før, så skriv fx JA {kode} 20. Ellers NEJ {kode}.",
        [TextKind.ReplyReplaced] =
            "SSP-BEREDSKAB {kode}: Situationen er ændret siden, så svaret er ikke talt med. {Koder}. Svar fx {eksempel}.",
        [TextKind.ReplyAfterStandDown] = "SSP-BEREDSKAB {kode}: Hændelsen er afsluttet, så dit svar er ikke talt med.",
        [TextKind.ReplyMerged] =
            "SSP-BEREDSKAB {kode}: Hændelsen er slået sammen med en anden, så svaret er ikke talt med. {Koder}. Svar fx {eksempel}.",
        [TextKind.ReplyMergedOver] =
            "SSP-BEREDSKAB {kode}: Hændelsen er slået sammen med en anden. Du skal ikke svare, og dit svar er ikke talt med.",
        [TextKind.ReplyAmbiguous] =
            "SSP-BEREDSKAB: Du har flere åbne alarmer: {koder}. Svar JA eller NEJ med koden, fx {eksempel}.",
        [TextKind.ReplyUnknownCode] =
            "SSP-BEREDSKAB: Koden er ikke din, så svaret er ikke talt med. {Koder}. Svar fx {eksempel}.",
        [TextKind.ReplyNotUnderstood] =
            "SSP-BEREDSKAB: Svaret blev ikke forstået. Svar JA eller NEJ med {koder}. Fx {eksempel}.",
        [TextKind.ReplyNothingOpen] =
            "SSP-BEREDSKAB: Du har ingen åben alarm, så dit svar er ikke talt med. Ring 112 ved akut fare.",
        [TextKind.ReplyUnknownNumber] =
            "SSP-BEREDSKAB: Dit nummer er ikke tilmeldt, og din besked er ikke talt med. Ring 112 ved akut fare.",
        [TextKind.ReplySilence] =
            "SSP-BEREDSKAB: Du har skrevet mange gange, så vi svarer ikke i op til en time. Dine svar tæller, og alarmer sendes stadig. I tvivl? Ring til Sekretariatet.",
        [TextKind.NoticeOptedOut] =
            "SSP-BEREDSKAB: En person har skrevet STOP og kan ikke få SMS. Se under Opsætning hvem det er, og ring. START ophæver det.",
        [TextKind.NoticeInvalidNumber] =
            "SSP-BEREDSKAB: Et nummer er afvist af telenettet, så en person ikke kan nås på det. Se under Opsætning hvem det er.",
        [TextKind.NoticePhoneOptedOut] =
            "SSP-BEREDSKAB: Der er skrevet STOP fra en vagttelefon, så den kan ikke få SMS. Se under Opsætning hvilken. START fra den ophæver det.",
        [TextKind.NoticePhoneInvalid] =
            "SSP-BEREDSKAB: En vagttelefons nummer er afvist af telenettet. Se under Opsætning hvilken.",
        [TextKind.NoticeNothingLeft] =
            "SSP-BEREDSKAB: En person kan ikke nås på nogen måde. Se under Opsætning hvem det er, og ring.",
        [TextKind.NoticeRefused] =
            "SSP-BEREDSKAB: En besked kan ikke komme frem, og nyt forsøg hjælper ikke (fejl {fejl}). Se på skærmen, hvem der mangler.",
        [TextKind.NoticeProviderDown] =
            "SSP-BEREDSKAB: {Udbyder} svarer ikke. Beskeder går ad næste vej, og resten venter. Se på skærmen, hvem der mangler, og ring.",
        [TextKind.NoticeProviderBack] = "SSP-BEREDSKAB: {Udbyder} svarer igen. Det, der ventede, bliver sendt nu.",
        [TextKind.WayTest] = "SSP-BEREDSKAB: Prøve. Denne måde at nå dig på virker. Du skal ikke svare.",
        [TextKind.Verification] =
            "SSP-BEREDSKAB: Din kode er {kode}. Den gælder i 10 minutter. Giv den ikke til andre.",
        [TextKind.TestAlarm] = "SSP-BEREDSKAB {kode}: PRØVEALARM. Svar {svar}. Der er ikke sket noget.",
        [TextKind.TestAlarmAnswered] = "SSP-BEREDSKAB {kode}: " + TestAlarmTexts.Thanks,
        [TextKind.TestAlarmLate] = "SSP-BEREDSKAB {kode}: " + TestAlarmTexts.ThanksLate,
        [TextKind.TestAlarmEnded] =
            "SSP-BEREDSKAB {kode}: Prøvealarmen er slut. Svar {svar}, så noterer vi det som for sent.",
    }.ToFrozenDictionary(pair => pair.Key, pair => TextTemplate.Of(pair.Value));

    public static TextTemplate Of(TextKind kind) => All[kind];
}
