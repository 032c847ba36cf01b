namespace Lancar.Interop.Statistics;

/// <summary>
/// Reads lines as bytes from a stream, so that broken UTF-8 spoils its own line only. A byte order mark at the start and a
/// carriage return before the line feed are dropped.
/// </summary>
/// <param name="stream">The stream; read forward only, not closed.</param>
/// <param name="longest">The most bytes a line may have; a longer one is passed over and reported as such.</param>
public sealed class LineReader(Stream stream, int longest)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;
    private bool atBeginning = true;

    /// <summary>True while a whole line is at hand without reading further; answers can wait to be flushed that long.</summary>
    public bool HasBufferedLine => buffer.AsSpan(start, end - start).Contains((byte)'\n');

    /// <summary>The next line, valid until the next call; null at the end of the stream.</summary>
    public ReceivedLine? Next()
    {
        var skipped = false;
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                return Take(searched + found, 1, skipped);
            }

            if (end - start > longest)
            {
                skipped = true;
                start = end;
            }

            searched = end - start;
            if (ended)
            {
                return searched == 0 && !skipped ? null : Take(searched, 0, skipped);
            }

            Fill();
        }
    }

    private ReceivedLine Take(int length, int breakLength, bool skipped)
    {
        var line = buffer.AsMemory(start, length);
        start += length + breakLength;
        if (atBeginning && line.Span.StartsWith(ByteOrderMark))
        {
            line = line[ByteOrderMark.Length..];
        }

        atBeginning = false;
        if (!line.IsEmpty && line.Span[^1] == (byte)'\r')
        {
            line = line[..^1];
        }

        return new ReceivedLine(skipped ? default : line, skipped || length > longest);
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.Read(buffer.AsSpan(end));
        end += read;
        ended = read == 0;
    }
}

/// <summary>One line as it came.</summary>
/// <param name="Bytes">Its bytes without line break; empty when it was too long.</param>
/// <param name="TooLong">True when it was passed over for its length.</param>
public readonly record struct ReceivedLine(ReadOnlyMemory<byte> Bytes, bool TooLong);
