-- A client of a limit was heard. If it was the last one, all are told so.
-- KEYS: base. ARGV: generation, number, limit, channel.
local base, own, limit = KEYS[1], KEYS[1] .. ':' .. ARGV[1], tonumber(ARGV[3])
redis.call('SADD', own .. ':heard', ARGV[2])
if redis.call('GET', base .. ':generation') ~= ARGV[1] then
	redis.call('EXPIRE', own .. ':heard', 3600)
end
local admitted = tonumber(redis.call('GET', own .. ':admitted') or '0')
if admitted >= limit and redis.call('SCARD', own .. ':heard') >= admitted then
	redis.call('PUBLISH', ARGV[4], 'complete')
	return 1
end
return 0
