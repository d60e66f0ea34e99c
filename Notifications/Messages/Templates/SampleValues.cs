using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>What is put into a text that is about no incident, to try a template with and to show it.</summary>
internal static class SampleValues
{
    public static TextValues Of(TextKind kind, bool longest)
    {
        const int Code = AlertDecider.PreviewCode;
        ImmutableArray<int> codes = longest || kind != TextKind.ReplyAmbiguous ? [Code] : [Code, 2308];
        return TextValues.About(Code, TextFields.IsOfTestAlarm(kind)) with
        {
            Codes = CodeList.Words(kind, codes, []),
            ExampleCode = Code,
            Minutes = longest ? SmsAnswer.LongestEtaMinutes : 20,
            Error = longest ? new string('9', NoticeTexts.LongestCode) : "30005",
            Authority = MessageTexts.OnDutyFor(longest ? new string('W', 20) : "SOF", ""),
            Coverer = ReplyTexts.NameOf(longest ? Standing.Ledergruppe : Standing.OnDuty),
            Provider = NoticeTexts.NameOf(longest ? MessageChannel.Push : MessageChannel.Sms),
            CodePlace = kind == TextKind.Verification ? "123456" : null,
            OnlyYes = TextFields.IsOfTestAlarm(kind),
        };
    }
}
