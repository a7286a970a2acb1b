namespace Inspections.Core.Encodings;

/// <summary>Bytes or text that the draw protocol refuses; the message says what was expected and what was found.</summary>
public sealed class ProtocolFormatException : FormatException
{
    /// <summary>A refusal with its reason.</summary>
    public ProtocolFormatException(string message)
        : base(message)
    {
    }

    /// <summary>A refusal with its reason and the error beneath it.</summary>
    public ProtocolFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>A refusal without a reason; give one.</summary>
    public ProtocolFormatException()
    {
    }
}
