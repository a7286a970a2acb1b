using Inspections.Core.Encoding;

namespace Inspections.Worker.Commands;

/// <summary>Arguments that are written as the draw protocol writes them.</summary>
internal static class ProtocolText
{
    /// <exception cref="UserErrorException">The protocol refuses the text.</exception>
    public static T Read<T>(string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (ProtocolFormatException e)
        {
            throw new UserErrorException($"参数不可用：{e.Message}", $"the argument cannot be used: {e.Message}", UserErrorException.Usage);
        }
    }
}
