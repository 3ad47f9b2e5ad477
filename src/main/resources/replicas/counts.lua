-- Tells what all replicas have counted.
-- KEYS: base. ARGV: generation, replica, counts.
local own = KEYS[1] .. ':' .. ARGV[1]
if redis.call('GET', KEYS[1] .. ':generation') == ARGV[1] then
	redis.call('HSET', own .. ':counts', ARGV[2], ARGV[3])
end
local all = redis.call('HVALS', own .. ':counts')
table.insert(all, 1, redis.call('GET', own .. ':admitted') or '0')
return all
