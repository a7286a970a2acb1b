namespace Inspections.Worker.Files;

/// <summary>Says things in the language of who reads, or in both.</summary>
internal static class Speech
{
    private static readonly Language[] Both = [Language.Chinese, Language.English];

    /// <summary>The languages that a writer's readers chose, Chinese first.</summary>
    public static IReadOnlyList<Language> Languages(this TextWriter output) => output is SpokenWriter spoken ? [spoken.Language] : Both;

    /// <summary>The one language of a document that is written meanwhile: the chosen one, or another where none was.</summary>
    public static Language OfDocuments(this TextWriter output, Language otherwise) => output is SpokenWriter spoken ? spoken.Language : otherwise;

    /// <summary>A word or a label: Chinese with English beside it, or one of them.</summary>
    public static string Word(this TextWriter output, Text text) => output is SpokenWriter spoken ? text.In(spoken.Language) : text.Zh == text.En ? text.Zh : $"{text}";

    /// <inheritdoc cref="Word(TextWriter, Text)"/>
    public static string Word(this TextWriter output, string zh, string en) => output.Word(new Text(zh, en));

    /// <summary>A line of words and values: what is in both languages is written in the chosen one, and punctuation with it.</summary>
    public static void Say(this TextWriter output, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(output))] SpokenLine line) =>
        output.WriteLine(line.ToString());

    /// <summary>The same as a text, to be said later.</summary>
    public static string Line(this TextWriter output, [System.Runtime.CompilerServices.InterpolatedStringHandlerArgument(nameof(output))] SpokenLine line) => line.ToString();

    /// <summary>A sentence, each language on a line of its own.</summary>
    public static void Tell(this TextWriter output, string zh, string en)
    {
        foreach (Language language in output.Languages())
        {
            output.WriteLine(new Text(zh, en).In(language));
        }
    }

    /// <inheritdoc cref="Tell(TextWriter, string, string)"/>
    public static void Tell(this TextWriter output, Text text) => output.Tell(text.Zh, text.En);
}
