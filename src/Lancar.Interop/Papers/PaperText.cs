using System.Text;

namespace Lancar.Interop.Papers;

/// <summary>Turns the bytes of a text file into text, whatever program wrote them.</summary>
internal static class PaperText
{
    // Bytes that are no text at all show as control characters; a stray one or two happen.
    private const int MostControlsPerThousand = 5;
    private const int LookedAt = 4096;

    /// <summary>
    /// The text: by its byte order mark, as UTF-16 without one when every second byte is zero, otherwise as UTF-8, where bytes that are not
    /// UTF-8 are read one by one as Windows-1252 (a text pasted together from both is read whole).
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="declared">An encoding the file itself names, used where bytes are not UTF-8; or null.</param>
    /// <exception cref="PaperFault"><c>not-text</c>: the bytes are no text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Bytewise(bytes[3..], null),
            _ when ZeroAt(bytes, 1) => Encoding.Unicode.GetString(bytes),
            _ when ZeroAt(bytes, 0) => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Bytewise(bytes, declared),
        };
        return IsText(text) ? text : throw new PaperFault("not-text");
    }

    private static string Bytewise(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (declared is not null && !System.Text.Unicode.Utf8.IsValid(bytes) && Named(declared) is { } named)
        {
            return named.GetString(bytes);
        }

        return Utf8OrWindows.GetString(bytes);
    }

    private static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True when most even or odd bytes are zero, as Latin letters have it in UTF-16.</summary>
    private static bool ZeroAt(ReadOnlySpan<byte> bytes, int odd)
    {
        var length = Math.Min(bytes.Length, LookedAt) & ~1;
        var (zeros, others) = (0, 0);
        for (var i = 0; i < length; i += 2)
        {
            zeros += bytes[i + odd] == 0 ? 1 : 0;
            others += bytes[i + 1 - odd] == 0 ? 1 : 0;
        }

        return length >= 4 && zeros > length / 3 && others == 0;
    }

    private static bool IsText(string text)
    {
        var controls = 0;
        foreach (var one in text)
        {
            if (one == '\0')
            {
                return false;
            }

            controls += char.IsControl(one) && one is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085') ? 1 : 0;
        }

        return controls <= 1 + (text.Length / 1000 * MostControlsPerThousand);
    }

    private static readonly Encoding Utf8OrWindows = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new WindowsFallback());

    /// <summary>Reads bytes that are not UTF-8 as Windows-1252.</summary>
    private sealed class WindowsFallback : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

        private sealed class Buffer : DecoderFallbackBuffer
        {
            private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
            private string letters = "";
            private int next;

            public override int Remaining => letters.Length - next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (letters, next) = (Windows.GetString(bytesUnknown), 0);
                return letters.Length > 0;
            }

            public override char GetNextChar() => next < letters.Length ? letters[next++] : '\0';

            public override bool MovePrevious()
            {
                if (next == 0)
                {
                    return false;
                }

                next--;
                return true;
            }

            public override void Reset() => (letters, next) = ("", 0);
        }
    }
}
