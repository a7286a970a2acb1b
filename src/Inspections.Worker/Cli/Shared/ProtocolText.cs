using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Worker.Files;

namespace Inspections.Worker.Cli.Shared;

/// <summary>Arguments that are written as the draw protocol writes them.</summary>
internal static class ProtocolText
{
    /// <summary>A verifier key, given as its line or as the file that holds it.</summary>
    public static VerifierKey ReadKey(string text) => Read(File.Exists(text) ? File.ReadAllText(text).TrimEnd() : text, VerifierKey.Parse);

    /// <exception cref="UserErrorException">The protocol refuses the text.</exception>
    public static T Read<T>(string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (ProtocolFormatException e)
        {
            throw CommandRefusals.Argument.Error(e.Message);
        }
    }
}
