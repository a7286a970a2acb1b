using System.Text;

namespace Inspections.Worker.Files;

/// <summary>A writer to people who chose one language; any other writer is for both.</summary>
internal sealed class SpokenWriter(TextWriter inner, Language language) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    /// <summary>What it writes to.</summary>
    public TextWriter Inner => inner;

    /// <summary>The language that was chosen.</summary>
    public Language Language => language;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

    public override void Write(string? value) => inner.Write(value);

    public override void WriteLine(string? value) => inner.WriteLine(value);

    public override void Flush() => inner.Flush();
}
