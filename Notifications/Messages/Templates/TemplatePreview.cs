using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>For which incident a draft is shown.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreviewSample>))]
public enum PreviewSample
{
    [JsonStringEnumMemberName("everyday")]
    Everyday,

    /// <summary>The longest names of everything.</summary>
    [JsonStringEnumMemberName("longest")]
    Longest,

    /// <summary>The longest names, as an exercise.</summary>
    [JsonStringEnumMemberName("exercise")]
    Exercise,
}

/// <summary>What a draft of a template becomes. Pure.</summary>
/// <param name="Plain">The draft with each character in the form that a plain SMS holds; null when it has no other.</param>
/// <param name="Problems">What keeps it from being adopted, what must be mended first in front.</param>
/// <param name="Samples">None while the draft cannot be read.</param>
public sealed record TemplatePreview(
    string? Plain,
    ImmutableArray<TemplatePreview.Problem> Problems,
    ImmutableArray<TemplatePreview.Sample> Samples
)
{
    public sealed record Problem(string Code, string Text);

    /// <param name="Spoken">What a call says; null for what asks for no answer, since nobody is called for it.</param>
    public sealed record Sample(
        PreviewSample Name,
        string Text,
        int Characters,
        int Capacity,
        int Parts,
        SmsEncoding Encoding,
        string? Spoken
    );

    /// <param name="draft">As it is typed.</param>
    public static TemplatePreview Of(TextKind kind, string draft, LongestNames names)
    {
        var template = TemplateCheck.Clean(draft);
        var problems = TemplateCheck.Of(kind, template, names);
        var plain = Typography.Gsm(template);
        return new(
            string.Equals(plain, template, StringComparison.Ordinal) ? null : plain,
            [.. problems.Select(problem => new Problem(problem.Code, problem.Text))],
            template.Length is 0 or > TemplateCheck.MaxLength || TextTemplate.Read(template, out var read) is not null
                ? []
                :
                [
                    .. Enum.GetValues<PreviewSample>()
                        // A test alarm is always one; a notice never is.
                        .Where(sample =>
                            sample != PreviewSample.Exercise
                            || (TextFields.CanBeExercise(kind) && !TextFields.IsOfTestAlarm(kind))
                        )
                        .Select(sample => Show(kind, read!, sample, names))
                        // Where nothing varies, it is shown once.
                        .DistinctBy(sample => sample.Text),
                ]
        );
    }

    private static Sample Show(TextKind kind, TextTemplate template, PreviewSample sample, LongestNames names)
    {
        var longest = names.For(kind);
        var values = sample switch
        {
            PreviewSample.Everyday => names.Everyday(kind),
            PreviewSample.Longest => longest with
            {
                Words = longest.Words with { Exercise = TextFields.IsOfTestAlarm(kind) },
            },
            PreviewSample.Exercise => longest,
        };
        var text = TemplateFit.Draft(template, values);
        var sms = SmsPreview.Of(text);
        return new(
            sample,
            text,
            sms.Characters,
            sms.Capacity,
            sms.Parts,
            sms.Encoding,
            TextFields.IsAnswered(kind) ? SpokenTexts.Of(text, values.Code, TextFields.IsOfTestAlarm(kind)) : null
        );
    }
}
